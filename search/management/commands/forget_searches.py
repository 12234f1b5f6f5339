from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from search.desk.models import SearchedFor

KEPT = timedelta(days=365)


class Command(BaseCommand):
    help = "Deletes the counts of what people looked for when they are a year old."

    def handle(self, **options):
        SearchedFor.objects.before(timezone.localdate() - KEPT).delete()
