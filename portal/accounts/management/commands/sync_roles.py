from django.core.management.base import BaseCommand

from portal.accounts.role_groups import sync_roles, unknown_permissions


class Command(BaseCommand):
    help = (
        "Give each role exactly the permissions that portal/accounts/roles.py lists. `migrate` does it too."
    )

    def handle(self, **options):
        sync_roles()
        for name in unknown_permissions():
            self.stderr.write(f"No table has the permission {name}.")
        self.stdout.write("Every role holds what roles.py lists.")
