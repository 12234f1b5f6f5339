from django.core.management.base import BaseCommand
from django.utils import timezone

from home import reminders


class Command(BaseCommand):
    help = "Writes to the owners of pages and documents 30 and 7 days before their review, and after it."

    def handle(self, **options):
        self.stdout.write(f"{reminders.send_due(timezone.now())} letters are on their way.")
