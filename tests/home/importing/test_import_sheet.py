from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.accounts.models import Organisation
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "organisations.csv"
    path.write_text("Name,Kind\nMedway,trust\nA shop,shop\n")
    return path


def run(path, by, **more):
    out = StringIO()
    call_command("import_sheet", "organisations", path, by=by, verbosity=0, stdout=out, **more)
    return out.getvalue()


def test_the_command_imports_and_lists_what_it_refused(rows, tmp_path):
    editor = UserFactory(role=Role.EDITOR)
    said = run(rows, editor.email, refusals=tmp_path / "refused.csv")

    assert "1 new, 0 changed, 0 the same, 1 refused." in said
    assert "Row 3." in said
    assert "3,Write one of" in (tmp_path / "refused.csv").read_text().replace('"', "")


def test_a_trial_stores_nothing(rows):
    said = run(rows, UserFactory(role=Role.EDITOR).email, trial=True)

    assert "1 would be new" in said
    assert not Organisation.objects.filter(name="Medway").exists()


def test_only_whoever_may_import_is_named(rows):
    with pytest.raises(CommandError, match="may not import"):
        run(rows, UserFactory(role=Role.ANALYST).email)
    with pytest.raises(CommandError, match="Nobody signs in"):
        run(rows, "nobody@example.org")
