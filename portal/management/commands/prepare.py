"""Everything between a fresh clone and a portal that can be served, in one process and safe to repeat."""

from time import monotonic

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Bring the database up to date: tables, shared cache, roles; with --demo the demonstration too."

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true", help="Load the demonstration content, once.")

    def handle(self, *, demo, verbosity, **options):
        self.step("Bringing the tables up to date", "migrate", interactive=False)
        self.step("Making room for the shared cache", "createcachetable")
        self.step("Giving each role its rights", "sync_roles")
        if demo:
            self.step("Loading the demonstration content (once)", "load_demo")

    def step(self, says, command, **options):
        self.stdout.write(f"{says} ... ", ending="")
        self.stdout.flush()
        began = monotonic()
        call_command(command, verbosity=0, **options)
        self.stdout.write(f"done in {monotonic() - began:.0f} s")
