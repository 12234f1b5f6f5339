"""Keeps machines off the public forms and asks no puzzle of anybody, and never writes down who was there."""

from formguard import checks
from formguard.forms import GuardedFormMixin

from portal.forms import PlainForm

DAY = 24 * 60 * 60


class EmptyTrap(checks.FieldTrapCheck):
    """A field that nobody sees and only a machine fills in."""

    message = "Leave the hidden field empty, then press the button again."


class UnhurriedPress(checks.TokenCheck):
    """A person needs a moment before the last button, and may take a day."""

    message = "Wait two seconds, then press the button again."
    defaults = {"MIN_SECONDS": 1, "MAX_SECONDS": DAY}


class GuardedForm(GuardedFormMixin, PlainForm):
    """The form behind a last button: `GuardedForm(request.POST or None, request=request)`.

    Whoever is refused sees one plain sentence, keeps everything, and succeeds by pressing again.
    """

    guard_checks = ["portal.guarding.EmptyTrap", "portal.guarding.UnhurriedPress"]

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, request=request, **kwargs)
        self.request = _Nobody()


class _Nobody:
    """Stands for the request, which formguard would write into the log with the visitor's address."""

    META = {"REMOTE_ADDR": "a visitor"}
