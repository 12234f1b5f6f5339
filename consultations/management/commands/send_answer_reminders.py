from django.core.management.base import BaseCommand
from django.utils import timezone

from consultations import reminding


class Command(BaseCommand):
    help = (
        "Reminds those who asked that a consultation closes soon, or that they have not sent their answers."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"{reminding.send_due(now=timezone.now())} reminders are on their way.")
