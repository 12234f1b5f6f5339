import logging
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.schedule import run_due

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run every job of portal/schedule.py when it is due, for as long as this command runs."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Run each job now and end, for cron.")

    def handle(self, *, once, **options):
        began = {}
        while True:
            run_due(timezone.localtime(), began, run)
            if once:
                return
            time.sleep(30)


def run(command):
    try:
        call_command(*command.split(), verbosity=0)
    except Exception:
        log.exception("The job %s failed. It is tried again when it is next due.", command)
    else:
        log.info("The job %s is done.", command)
