from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.suggesting import machine, training


class Command(BaseCommand):
    help = (
        "Asks the worker to learn anew from what moderators decided, where there is something new to learn "
        "or to unlearn because a story was withdrawn or erased."
    )

    def add_arguments(self, parser):
        parser.add_argument("--always", action="store_true", help="Whether or not there is anything new.")

    def handle(self, *, always, **options):
        now = timezone.now()
        if not machine.is_installed():
            self.stdout.write("scikit-learn is not installed: the word rules suggest alone.")
        elif always or training.is_due(now=now):
            training.ask(now=now)
            self.stdout.write("The worker will learn anew.")
        else:
            self.stdout.write("There is nothing new to learn.")
