from django.core.management.base import BaseCommand

from search.mirror import tasks


class Command(BaseCommand):
    help = "Sees that the worker looks after the mirror of search in Elasticsearch, where there is one."

    def handle(self, **options):
        tasks.watch()
