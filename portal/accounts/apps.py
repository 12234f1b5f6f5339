from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


def keep_roles_in_step(**kwargs):
    from .role_groups import sync_roles

    sync_roles()


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "people"

    def ready(self):
        """Listen for what changes people.

        Roles name permissions of every app, so they wait for the last app that migrate prepares.
        """
        from . import addresses, trail  # noqa: F401

        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(keep_roles_in_step, sender=last, dispatch_uid="keep_roles_in_step")
