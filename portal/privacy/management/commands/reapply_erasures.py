from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.privacy import erasures


class Command(BaseCommand):
    help = "After a backup was restored: does all that the list of erasures names again. Safe to repeat."

    def handle(self, *, verbosity, **options):
        back, healed = erasures.reapply(now=timezone.now()), erasures.heal()
        if verbosity or back:
            self.stdout.write(f"Done again: {back}. Lines added to the list: {healed}.")
