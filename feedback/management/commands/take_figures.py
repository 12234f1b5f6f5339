from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.insights import sheets
from feedback.models import FigureSheet


class Command(BaseCommand):
    help = "Makes the public figures of each quarter that has been over for four weeks. Each is made once."

    def add_arguments(self, parser):
        parser.add_argument(
            "--anew",
            action="store_true",
            help="Make all again. Whoever kept the old ones can compare: only after a change of rule.",
        )

    def handle(self, *, anew, verbosity, **options):
        if anew:
            FigureSheet.objects.all().delete()
        years = sheets.take(timezone.now())
        if verbosity:
            self.stdout.write(f"{years} {'year' if years == 1 else 'years'} made.")
