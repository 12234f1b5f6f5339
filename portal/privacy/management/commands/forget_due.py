from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.privacy import erasures, retention


class Command(BaseCommand):
    help = "Deletes whatever has been kept as long as it may be, and reports what it did. Run it every night."

    def handle(self, **options):
        for run in retention.strike_all(now=timezone.now()):
            told = "failed; see the log" if run.failed else f"{run.gone} deleted, {run.held} held by law"
            self.stdout.write(f"{run.clock}: {told}.")
        self.stdout.write(f"Lines added to the list of erasures: {erasures.heal()}.")
