from django.core.management.base import BaseCommand

from feedback import themes
from feedback.models import Theme, WordRule
from feedback.suggesting import planting


class Command(BaseCommand):
    help = (
        "Plants the themes of the national framework and the word rules that suggest terms, where they are "
        "missing. What editors changed or switched off stays as they have it."
    )

    def handle(self, **options):
        themes.plant()
        planting.plant()
        self.stdout.write(f"{Theme.objects.count()} themes and {WordRule.objects.count()} word rules.")
