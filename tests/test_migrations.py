import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

OURS = [
    config
    for config in apps.get_app_configs()
    if config.name.split(".")[0] in {"portal", "home", "consultations", "feedback", "search"}
]
# What stands apart from the tables that Django makes, and why.
APART = {"search": {"0002_text_index"}}


@pytest.mark.django_db
def test_migrations_are_in_step_with_the_models(capsys):
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


@pytest.mark.parametrize("app", OURS, ids=lambda app: app.label)
def test_nothing_is_released_yet_so_each_app_has_one_migration(app):
    written = {name for label, name in MigrationLoader(None).disk_migrations if label == app.label}

    assert written - APART.get(app.label, set()) <= {"0001_initial"}
