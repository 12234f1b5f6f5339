"""One worker at a time is on the mirror. Two would do no harm, only the same work twice."""

from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import get_random_string

from .models import Mirror

# A worker that was killed is waited for no longer than this.
LEASE = timedelta(seconds=20)


class Taken(Exception):
    """Another worker has the mirror, or took it because this one was silent for too long."""


class Hold:
    """The mirror while this worker has it. What is noted is lost if another has taken it meanwhile."""

    def __init__(self, now):
        self.key = get_random_string(20)
        Mirror.objects.get_or_create(pk=1)
        if not Mirror.objects.free(now).update(held_by=self.key, held_until=now + LEASE):
            raise Taken
        self.mirror = Mirror.objects.get()

    def note(self, **changes):
        """Write down what is known now, and hold on."""
        until = timezone.now() + LEASE
        if not Mirror.objects.filter(held_by=self.key).update(held_until=until, **changes):
            raise Taken
        for name, value in changes.items():
            setattr(self.mirror, name, value)

    def release(self):
        Mirror.objects.filter(held_by=self.key).update(held_by="", held_until=None)
