import pytest

from portal import nav
from portal.accounts.roles import Role


@pytest.mark.parametrize(
    "path, name",
    [
        ("/feedback/", "Tell us"),
        ("/feedback/what-happened/", "Tell us"),
        ("/feedback/stories/", "Stories"),
        ("/feedback/stories/AB-12/", "Stories"),
        ("/priorities/earlier-diagnosis/", "Priorities"),
    ],
)
def test_the_section_one_is_in_is_marked(path, name):
    assert nav.current(nav.HEADER, path).name == name


def test_outside_every_section_nothing_is_marked():
    assert nav.current(nav.HEADER, "/privacy/") is None


def test_a_stranger_is_shown_the_way_in_and_no_work(visitor, db):
    page = visitor.open("/accounts/login/")
    links = {link.get_text(strip=True) for link in page.select("a")}
    assert "Sign in" in links
    assert not links & {"Work area", "Sign out"}


def test_staff_are_shown_the_way_to_their_work(visitor, sign_in):
    sign_in(Role.MEMBER)
    page = visitor.open("/accounts/2fa/")
    assert page.select_one(".app-account a[href='/admin/']")


def test_the_frame_asks_little_of_the_database_for_a_stranger(client, db, django_assert_max_num_queries):
    """The site and the notice on every page. The first visit ever also makes the empty notice."""
    client.get("/accounts/password/reset/")
    with django_assert_max_num_queries(2):
        client.get("/accounts/password/reset/")
