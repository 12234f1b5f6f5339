"""Every letter that the portal sends, with samples to look at: each app registers its own.

That is done in letter_samples.py. The gallery shows them as text and in the portal's look. A letter without a
sample fails the suite.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.text import slugify

from portal import mail


@dataclass(frozen=True)
class Sample:
    """One letter in one state.

    template: as mail.send takes it; when: what follows "It goes out"; context: () -> what it is filled with,
    made when it is looked at; state: where a letter has several; can_be_stopped: it carries the link that
    ends such letters.
    """

    template: str
    subject: str
    to: str
    when: str
    context: Callable[[], dict] = dict
    state: str = ""
    can_be_stopped: bool = False

    @property
    def name(self):
        """Its address in the gallery."""
        return slugify(f"{self.template.replace('/email/', '-').replace('/', '-')}-{self.state}")

    def letter(self):
        stop_url = whole("/stop/") if self.can_be_stopped else ""
        return mail.letter_of(self.subject, self.template, self.context(), stop_url=stop_url)


_samples: dict[str, Sample] = {}


def register(*samples):
    for sample in samples:
        if sample.name in _samples:
            raise ValueError(f"The letter {sample.name} is registered twice: give the second a `state`.")
        _samples[sample.name] = sample


def samples():
    return sorted(_samples.values(), key=lambda sample: (sample.to, sample.name))


def sample_named(name):
    """The sample with this address, or None."""
    return _samples.get(name)


def whole(path):
    """An address as it stands in letters."""
    return settings.BASE_URL.rstrip("/") + path
