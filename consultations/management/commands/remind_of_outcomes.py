from django.core.management.base import BaseCommand
from django.utils import timezone

from consultations import owing


class Command(BaseCommand):
    help = (
        "Reminds whoever answers for a consultation that has closed of the outcome that is owed, by e-mail."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"{owing.remind(timezone.now())} letters are on their way.")
