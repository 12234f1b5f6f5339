from django.core.management.base import BaseCommand
from django.utils import timezone

from consultations.outcome.freezing import freeze_what_is_due


class Command(BaseCommand):
    help = "Freezes the figures of every outcome that has become public and has none yet."

    def handle(self, *args, **options):
        self.stdout.write(f"The figures of {freeze_what_is_due(timezone.now())} outcomes are frozen.")
