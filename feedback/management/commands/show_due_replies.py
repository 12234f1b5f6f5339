from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.actions import show_due_replies


class Command(BaseCommand):
    help = "Shows the approved replies whose time to undo is over, where the background worker has not."

    def handle(self, *args, **options):
        self.stdout.write(f"{show_due_replies(now=timezone.now())} replies are shown.")
