from django.core.management.base import BaseCommand
from tqdm import tqdm

from search.indexing import rebuild


class Command(BaseCommand):
    help = "Brings search into step with everything that is published. Safe at any time; run it every night."

    def handle(self, **options):
        with tqdm(unit=" entries", disable=options["verbosity"] == 0, file=self.stderr) as bar:

            def show(done, total):
                bar.total = total
                bar.update(done - bar.n)

            rebuild(progress=show)
        self.stdout.write("Search is in step with what is published.")
