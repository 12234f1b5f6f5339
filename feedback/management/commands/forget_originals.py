from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback import actions


class Command(BaseCommand):
    help = "Deletes authors' own words when their year is over. The edited words of the story stay."

    def handle(self, *args, **options):
        gone = actions.forget_originals(now=timezone.now())
        self.stdout.write(f"{gone} originals deleted.")
