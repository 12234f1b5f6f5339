from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.privacy.visitors import forget_secrets


class Command(BaseCommand):
    help = "Throw away the secrets that the visitor keys of earlier days were made with. Run it every night."

    def handle(self, **options):
        count = forget_secrets(before=timezone.localdate())
        self.stdout.write(f"Secrets of earlier days thrown away: {count}.")
