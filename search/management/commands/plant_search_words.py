from django.core.management.base import BaseCommand

from search.wording.planting import plant


class Command(BaseCommand):
    help = "Plants the list of words that mean the same, where there is none yet."

    def handle(self, **options):
        if number := plant():
            self.stdout.write(f"{number} pairs of words are planted.")
