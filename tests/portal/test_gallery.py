import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from portal.accounts.roles import Role
from portal.blocks import BodyBlock
from portal.samples import BLOCKS, COMPONENTS, DRAWINGS, PAGES

TEMPLATES = settings.BASE_DIR / "portal" / "templates"
# An image needs a file, which the gallery does not carry.
NOT_SHOWN = {"image"}


def names(folder):
    return {path.stem for path in (TEMPLATES / folder).glob("*.html")}


def test_the_gallery_shows_every_component():
    assert names("components") == set(COMPONENTS) | set(PAGES)


def test_the_gallery_shows_every_drawing():
    assert names("drawings") == set(DRAWINGS)


def test_the_gallery_shows_every_block_of_a_body():
    assert set(BodyBlock().child_blocks) - NOT_SHOWN == {block["type"] for block in BLOCKS}


@pytest.mark.parametrize(
    "path", sorted((TEMPLATES / "components").glob("*.html")), ids=lambda path: path.stem
)
def test_the_first_line_of_a_component_lists_its_parameters(path):
    first = path.read_text().splitlines()[0]
    assert first.startswith("{#") and first.endswith("#}") and len(first) > 6


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get("/gallery/").url.startswith("/accounts/login/")


def test_somebody_without_work_here_does_not_see_the_gallery(client, sign_in):
    sign_in(Role.PARTNER)
    assert client.get("/gallery/").status_code == 403


@pytest.fixture
def staff(sign_in):
    return sign_in(Role.MEMBER)


@pytest.mark.parametrize("address", ["/gallery/", *(f"/gallery/{page}/" for page in PAGES)])
def test_staff_see_the_gallery_whole(visitor, staff, address):
    visitor.open(address)


def test_a_component_that_is_none_is_not_found(client, staff):
    assert client.get("/gallery/none/").status_code == 404


def test_the_gallery_is_accessible_and_fits_a_phone(staff, client, browser_page, live_server):
    enter(browser_page, client, live_server)
    for width in (1280, 320):
        browser_page.set_viewport_size({"width": width, "height": 800})
        for address in ["/gallery/", *(f"/gallery/{page}/" for page in PAGES)]:
            browser_page.goto(live_server.url + address)
            assert browser_page.evaluate("document.documentElement.scrollWidth") <= width, address
            found = Axe().run(browser_page).response["violations"]
            assert not [(rule["id"], rule["nodes"][0]["html"]) for rule in found], address


def enter(browser_page, client, live_server):
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    browser_page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
