from datetime import datetime
from time import monotonic

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

import consultations.demo
import feedback.demo
from consultations.outcome.freezing import freeze_what_is_due
from feedback.insights import sheets
from home import site_tree
from home.demo import documents, notice, pages, partnership, pathways, peer_review, practice, promises, prose
from home.links.checking import check_links
from home.practice import standards
from portal.accounts import demo as people
from portal.taxonomy import seeds
from search import demo as searches
from search import indexing
from search.wording import counting, planting


class Command(BaseCommand):
    help = "Load the demonstration: invented stories, consultations and people around what is really public."

    def add_arguments(self, parser):
        parser.add_argument(
            "--again",
            action="store_true",
            help="Load it once more where it was loaded: adds what is missing.",
        )
        parser.add_argument(
            "--now", type=datetime.fromisoformat, help="The moment that all dates are counted from."
        )

    def handle(self, *, again, now, verbosity, **options):
        self.verbosity = verbosity
        if notice.is_planted() and not again:
            return self.say("The demonstration is here already. Nothing was changed.")
        began = monotonic()
        self.load(_aware(now) if now else timezone.now())
        return self.say(f"The demonstration is loaded, in {monotonic() - began:.0f} s.")

    @transaction.atomic
    def load(self, now):
        """All of it or nothing, so that a load that was stopped can be begun again."""
        self.say("Vocabularies, organisations and people")
        seeds.plant()
        planting.plant()
        people.plant_people()
        site_tree.plant()
        standards.plant()
        self.say(f"Stories: {feedback.demo.plant(now)} new")
        self.say(f"Consultations: {consultations.demo.plant(now, rich_text=prose.as_html)} new")
        self.say(f"Pages: {pages.plant(now)} written")
        self.say(f"Documents: {documents.plant(now)} new")
        self.say(f"Best practice: {practice.plant(now)} filled")
        self.say(f"Practice under review: {peer_review.plant(now)} new")
        self.say(f"Pathways: {pathways.plant(now)} new")
        self.say(f"Promises: {promises.plant(now)} new")
        self.say(f"Outcomes: {freeze_what_is_due(now)} with their figures")
        self.say(f"Public figures: {sheets.take(now)} years")
        self.say(f"Cancer Action Partnership: {partnership.plant(now)} pages")
        self.say("Links: {}, broken: {}".format(*check_links(now=now)))
        notice.plant()
        self.say(f"Searches: {searches.plant(now)} counted")
        self.say("Search")
        indexing.rebuild()
        counting.count_words(now)

    def say(self, words):
        if self.verbosity:
            self.stdout.write(words)


def _aware(moment):
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
