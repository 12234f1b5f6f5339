from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.privacy.drafts import forget_drafts


class Command(BaseCommand):
    help = "Deletes what people began to write, did not send, and left alone for a day."

    def add_arguments(self, parser):
        parser.add_argument("--hours", type=int, default=24, help="How long a draft may be left alone.")

    def handle(self, *, hours, **options):
        moment = timezone.now() - timedelta(hours=hours)
        count = forget_drafts(left_alone_since=moment)
        self.stdout.write(f"{count} drafts deleted.")
