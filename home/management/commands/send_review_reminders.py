from django.core.management.base import BaseCommand
from django.utils import timezone

from home import promise_reminders, reminders


class Command(BaseCommand):
    help = "Writes to owners of pages, documents and promises 30 and 7 days before their day, and after it."

    def handle(self, **options):
        now = timezone.now()
        sent = reminders.send_due(now) + promise_reminders.send_due(now)
        self.stdout.write(f"{sent} letters are on their way.")
