from django.core.management.base import BaseCommand
from django.utils import timezone

from search.wording.counting import count_words


class Command(BaseCommand):
    help = "Counts the words of what is published, for spelling and rarity, where anything has changed."

    def handle(self, **options):
        if count_words(timezone.now()):
            self.stdout.write("The words are counted.")
