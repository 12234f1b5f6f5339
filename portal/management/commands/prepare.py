"""Everything between a fresh clone and a portal that can be served, in one process and safe to repeat."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.accounts.demo import PASSWORD, demo_people


class Command(BaseCommand):
    help = "Bring the database up to date: tables, shared cache, roles; with --demo the demonstration too."

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true", help="Load the demonstration content, once.")

    def handle(self, *, demo, verbosity, **options):
        self.verbosity = verbosity
        self.step(
            "Bringing tables and roles up to date (half a minute the first time)",
            "migrate",
            interactive=False,
        )
        self.step("Making room for the shared cache", "createcachetable")
        call_command("watch_search_mirror")
        call_command("plant_search_words", verbosity=0)
        self.step("Planting the themes and word rules that are missing", "plant_themes")
        self.step("Erasing again what a restored backup brought back", "reapply_erasures")
        if demo:
            self.step("Loading the demonstration content (half a minute the first time)", "load_demo")
            self.tell_sign_ins()

    def step(self, says, command, **options):
        self.say(f"{says} ...")
        call_command(command, verbosity=0, **options)

    def tell_sign_ins(self):
        self.say("\nInvented people to sign in as at /admin/, one a role:\n")
        for person in demo_people():
            self.say(f"  {person['email']:<30} {person['role']}")
        self.say(f"\nTheir password: {PASSWORD}\nThe six-digit code, where one is asked: make code\n")

    def say(self, words):
        if self.verbosity:
            self.stdout.write(words)
