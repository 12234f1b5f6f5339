from django.core.management.base import BaseCommand

from home.inside import reading
from home.inside.tasks import read_documents


class Command(BaseCommand):
    help = "Has the worker look into every document that nobody has looked into yet."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="Look into all of them anew.")

    def handle(self, *, again, verbosity, **options):
        keys = reading.unread(again=again)
        if keys:
            read_documents.enqueue(keys)
        if verbosity:
            self.stdout.write(f"{len(keys)} documents wait to be read.")
