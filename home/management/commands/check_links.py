from django.core.management.base import BaseCommand
from django.utils import timezone

from home.links.checking import check_links


class Command(BaseCommand):
    help = (
        "Looks at every link of every published page, for the report on broken links. Other websites "
        "are asked "
        "only where CHECK_OUTSIDE_LINKS is on, or with --outside."
    )

    def add_arguments(self, parser):
        parser.add_argument("--outside", action="store_true", help="Ask other websites too, this time.")

    def handle(self, *, outside, verbosity, **options):
        links, broken = check_links(now=timezone.now(), asks_outside=outside or None)
        if verbosity:
            self.stdout.write(f"{links} links, {broken} of them broken.")
