from django.core.management.base import BaseCommand
from django.utils import timezone

from search.alerts import actions
from search.alerts.models import Alert


class Command(BaseCommand):
    help = "Writes to people about what is new to the searches that they asked to hear about."

    def handle(self, *args, **options):
        now = timezone.now()
        actions.forget_unconfirmed(now=now)
        told = [actions.look(alert=alert, now=now) for alert in Alert.objects.due(now)]
        self.stdout.write(f"{len(told)} alerts looked at, {sum(map(bool, told))} letters on their way.")
