from django.core.management.base import BaseCommand
from django.utils import timezone

from search.alerts import actions
from search.alerts.models import Follower


class Command(BaseCommand):
    help = "Writes to people about what is new to all that they follow, in one letter."

    def handle(self, *args, **options):
        now = timezone.now()
        actions.forget_unconfirmed(now=now)
        told = [actions.look(follower=follower, now=now) for follower in Follower.objects.due(now)]
        self.stdout.write(f"{len(told)} followers looked after, {sum(map(bool, told))} letters on their way.")
