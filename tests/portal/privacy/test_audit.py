from io import BytesIO

import openpyxl
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from portal.accounts.roles import Role
from portal.privacy.audit import record
from portal.privacy.models import AuditEntry, NeverChanged
from tests.factories.accounts import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def trust():
    return OrganisationFactory()


def test_an_entry_says_who_did_what_to_what_and_why(trust):
    person = UserFactory()
    entry = record(action="renamed", subject=trust, by=person, reason="It merged.")
    assert (entry.actor, entry.action, entry.reason) == (person, "renamed", "It merged.")
    assert entry.subject == f"accounts.organisation:{trust.pk}"


def test_a_visitor_leaves_no_name(trust):
    assert record(action="withdrew", subject=trust, by=AnonymousUser()).actor is None
    assert record(action="expired", subject=trust).actor is None


def test_a_long_reason_is_cut_and_never_refused(trust):
    assert len(record(action="renamed", subject=trust, reason="x" * 400).reason) == 250


def test_what_was_done_to_a_row_is_found_by_the_row(trust):
    entry = record(action="renamed", subject=trust)
    record(action="renamed", subject=OrganisationFactory())
    assert list(AuditEntry.objects.about(trust)) == [entry]


def test_the_trail_is_never_changed_from_the_code(trust):
    entry = record(action="renamed", subject=trust)
    for attempt in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(action="something else"),
    ):
        with pytest.raises(NeverChanged):
            attempt()
    assert AuditEntry.objects.get().action == "renamed"


def test_an_administrator_reads_the_trail(client, sign_in, trust):
    person = sign_in(Role.ADMINISTRATOR)
    record(action="renamed an organisation", subject=trust, by=person, reason="It merged.")
    page = client.get(reverse("audit_trail")).content.decode()
    for words in ("renamed an organisation", f"accounts.organisation:{trust.pk}", "It merged.", str(person)):
        assert words in page


def test_the_trail_is_filtered_by_what_was_done(client, sign_in, trust):
    sign_in(Role.ADMINISTRATOR)
    record(action="renamed", subject=trust)
    record(action="retired", subject=trust)
    page = client.get(reverse("audit_trail_results"), {"action": "retire"}).content.decode()
    assert "retired" in page
    assert "renamed" not in page


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
@pytest.mark.parametrize("name", ["audit_trail", "audit_trail_results"])
def test_no_other_role_reads_it(client, sign_in, role, name):
    sign_in(role)
    assert client.get(reverse(name)).status_code == 302
    if role != Role.PARTNER:
        assert "Audit trail" not in client.get("/admin/").content.decode()


def test_the_trail_costs_the_same_for_two_entries_and_for_twenty(client, sign_in, trust):
    sign_in(Role.ADMINISTRATOR)

    def entries(number):
        for _ in range(number):
            record(action="renamed", subject=trust, by=UserFactory())

    entries(2)
    client.get(reverse("audit_trail"))
    with CaptureQueriesContext(connection) as two:
        client.get(reverse("audit_trail"))
    entries(18)
    with CaptureQueriesContext(connection) as twenty:
        client.get(reverse("audit_trail"))
    assert len(two) == len(twenty)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_trail_is_taken_away_without_formulas_and_that_is_part_of_it(client, sign_in, trust, kind):
    sign_in(Role.ADMINISTRATOR)
    record(action="renamed", subject=trust, reason="=HYPERLINK(1)")

    file = b"".join(client.get(f"{reverse('audit_trail')}?export={kind}").streaming_content)

    cells = cells_of(file) if kind == "xlsx" else file.decode()
    assert "'=HYPERLINK(1)" in cells
    assert AuditEntry.objects.filter(action="took away the audit trail").exists()


def cells_of(file):
    sheet = openpyxl.load_workbook(BytesIO(file)).active
    return [cell.value for row in sheet.iter_rows() for cell in row]


def test_no_screen_changes_the_trail_not_even_a_superusers(client, trust):
    client.force_login(UserFactory(is_superuser=True))
    entry = record(action="renamed", subject=trust)

    addresses = [reverse("audit_trail"), f"/admin/snippets/privacy/auditentry/edit/{entry.pk}/"]
    answers = [client.post(address, {"action": "nothing"}).status_code for address in addresses]

    assert answers == [405, 404]
    assert AuditEntry not in get_snippet_models()
