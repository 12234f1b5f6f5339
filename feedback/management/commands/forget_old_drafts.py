from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.models import StoryDraft


class Command(BaseCommand):
    help = "Deletes stories that were begun, not sent, and left alone for a day."

    def add_arguments(self, parser):
        parser.add_argument("--hours", type=int, default=24, help="How long a draft may be left alone.")

    def handle(self, *, hours, **options):
        old = StoryDraft.objects.left_alone_since(timezone.now() - timedelta(hours=hours))
        count, _ = old.delete()
        self.stdout.write(f"{count} drafts deleted.")
