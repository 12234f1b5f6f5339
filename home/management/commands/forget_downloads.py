from django.core.management.base import BaseCommand
from django.utils import timezone

from home import downloads


class Command(BaseCommand):
    help = "Deletes the marks by which yesterday's downloads were counted once a person. The counts stay."

    def handle(self, *args, **options):
        gone = downloads.forget(now=timezone.now())
        self.stdout.write(f"{gone} marks forgotten.")
