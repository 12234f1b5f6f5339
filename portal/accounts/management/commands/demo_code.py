from django.core.management.base import BaseCommand, CommandError

from portal.accounts import demo
from portal.accounts.models import User


class Command(BaseCommand):
    help = "Print the 6-digit code with which a demonstration person signs in. Refuses in service."

    def add_arguments(self, parser):
        parser.add_argument("email", nargs="?", help="Whose code; they all have the same one.")

    def handle(self, *, email, **options):
        if email and not User.objects.filter(email=email.lower(), job_title__startswith=demo.LABEL).exists():
            raise CommandError(f"{email} is not a demonstration person.")
        try:
            code = demo.current_code()
        except demo.NotADemonstration as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{code}  (changes in {demo.seconds_left()} s)")
