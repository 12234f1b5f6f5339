import pytest

from portal.accounts.roles import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.LEAD, Role.ANALYST])
def test_whoever_edits_no_page_is_offered_no_search_of_pages_and_no_help_about_them(client, sign_in, role):
    sign_in(role)
    page = client.get("/admin/").content.decode()
    assert "Search all pages" not in page
    assert "/admin/pages/search/" not in page
    assert "editor guide" not in page.lower() and '"help"' not in page


def test_an_editor_is_offered_both(client, sign_in):
    sign_in(Role.EDITOR)
    page = client.get("/admin/").content.decode()
    assert "Search all pages" in page and "Help" in page
