from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import reset_queries
from django.utils import timezone
from tqdm import tqdm

from feedback.consent import Consent
from feedback.importing import reading
from feedback.importing.storing import Queue
from portal.tables.files import Unreadable
from portal.tables.refusals import Refusals, Refused
from portal.tables.rows import batches, count_rows


class Command(BaseCommand):
    help = (
        "Reads the comments of a trust's Friends and Family export into the moderation queue. Nothing is "
        "published before a moderator has read it. A comment that is here already is not stored again."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="The export, as CSV in UTF-8.")
        parser.add_argument(
            "--refusals", type=Path, help="A CSV file to list the rows that were not stored in."
        )
        parser.add_argument(
            "--alliance-only",
            action="store_true",
            help="The trust does not allow publication of these comments.",
        )

    def handle(self, *, file, refusals, alliance_only, verbosity, **options):
        consent = Consent.ALLIANCE_ONLY if alliance_only else Consent.PUBLISH
        now = timezone.now()
        try:
            with Refusals(refusals) as refused:
                stored, present = self._import(file, Queue(consent=consent, now=now), refused, verbosity)
        except Unreadable as problem:
            raise CommandError(str(problem)) from problem
        self._say(stored, present, refused, refusals)

    def _import(self, file, queue, refused, verbosity):
        stored = present = 0
        with tqdm(total=count_rows(file), unit=" rows", disable=not verbosity) as bar:
            for batch in batches(reading.read(file, now=queue.now)):
                comments = [comment for _, comment in batch if not isinstance(comment, Refused)]
                for row, problem in batch:
                    if isinstance(problem, Refused):
                        refused.add(row, problem)
                new = queue.store(comments)
                stored, present = stored + new, present + len(comments) - new
                bar.update(len(batch))
                reset_queries()  # Under DEBUG every statement is remembered, with all its comments.
        return stored, present

    def _say(self, stored, present, refused, path):
        self.stdout.write(f"{stored} stored, {present} here already, {refused.total} refused.")
        for line in refused.in_words():
            self.stdout.write(f"  {line}")
        if refused.total and path:
            self.stdout.write(f"Every refused row is listed in {path}.")
        elif refused.total:
            self.stdout.write("Add --refusals FILE to list every refused row.")
