from django.core.management.base import BaseCommand
from django.utils import timezone

from search.indexing import follow_dates


class Command(BaseCommand):
    help = "Brings into search what has become public by its date alone. Cheap; run it every minute."

    def handle(self, **options):
        follow_dates(timezone.now())
