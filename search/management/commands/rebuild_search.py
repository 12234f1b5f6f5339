from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from search.desk.rebuilding import rebuild_all
from search.engines.database import rebuild_text


class Command(BaseCommand):
    help = "Brings search into step with everything that is published. Safe at any time; run it every night."

    def add_arguments(self, parser):
        parser.add_argument(
            "--text",
            action="store_true",
            help="Also make the database's text index anew. Nothing can be saved while it does.",
        )

    def handle(self, *, text, **options):
        with tqdm(unit=" entries", disable=options["verbosity"] == 0, file=self.stderr) as bar:

            def show(done, total):
                bar.total = total
                bar.update(done - bar.n)

            rebuild_all(timezone.now, progress=show)
        if text:
            rebuild_text()
        self.stdout.write("Search is in step with what is published.")
