from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback import digest


class Command(BaseCommand):
    help = "Tells everybody who answers for stories what waits for them today, by e-mail and once a day."

    def handle(self, *args, **options):
        self.stdout.write(f"{digest.send_for(timezone.localdate())} letters are on their way.")
