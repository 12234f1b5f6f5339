"""A reader with a browser: opens pages as Django's client sees them and checks what holds for every page."""

from collections import Counter
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

CONTROLS = ["input", "select", "textarea"]
# Their words are their own, or nobody sees them.
WITHOUT_LABEL = {"hidden", "submit", "button", "image", "reset"}
FETCHED = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src", "form": "action"}


class Visitor:
    """Opens pages and hands back their soup, having checked all that `faults_of` looks for."""

    def __init__(self, client):
        self.client = client
        self.response = None

    def open(self, url, *, status=200, **headers):
        """The page at the address, redirects followed."""
        return self._read(self.client.get(url, follow=True, headers=headers), status)

    def send(self, url, data, *, status=200):
        """The page that answers when the form is sent there, redirects followed."""
        return self._read(self.client.post(url, data, follow=True), status)

    def _read(self, response, status):
        self.response = response
        path = response.request["PATH_INFO"]
        assert response.status_code == status, f"{path} answered {response.status_code}, not {status}"
        page = BeautifulSoup(response.content, "html.parser")
        faults = list(faults_of(page))
        assert not faults, f"{path}: " + "; ".join(faults)
        return page


def faults_of(page):
    """Each promise that the page breaks, in a sentence."""
    for check in (_frame, _ids, _labels, _links, _policy, _elsewhere):
        yield from check(page)


def _frame(page):
    if not (page.html and page.html.get("lang")):
        yield "the page does not name its language"
    if not (page.title and page.title.get_text(strip=True)):
        yield "the page has no title"
    if len(page.find_all("h1")) != 1:
        yield f"the page has {len(page.find_all('h1'))} first headings"
    if len(page.find_all("main")) != 1:
        yield f"the page has {len(page.find_all('main'))} main parts"


def _ids(page):
    counts = Counter(tag["id"] for tag in page.find_all(id=True))
    for name, count in counts.items():
        if count > 1:
            yield f"the id {name} stands {count} times"


def _labels(page):
    labelled = {label.get("for") for label in page.find_all("label")}
    for control in page.find_all(CONTROLS):
        if control.get("type") in WITHOUT_LABEL:
            continue
        wrapped = control.find_parent("label")
        named = control.get("aria-label") or control.get("aria-labelledby")
        if not (wrapped or named or control.get("id") in labelled):
            yield f"the {control.name} {control.get('name')} has no label"


def _links(page):
    for link in page.find_all("a", href=True):
        pictured = any(image.get("alt") for image in link.find_all("img"))
        if not (link.get_text(strip=True) or link.get("aria-label") or pictured):
            yield f"the link to {link['href']} has no words"
        if link["href"] in ("", "#"):
            yield f"the link {link.get_text(strip=True)} leads nowhere"


def _policy(page):
    """What the content security policy would refuse to run or to draw."""
    for tag in page.find_all(["script", "style"]):
        if not tag.get("nonce") and tag.get("type") != "application/json":
            yield f"a {tag.name} has no nonce"
    for tag in page.find_all(True):
        for name in tag.attrs:
            if name == "style" or name.startswith("on"):
                yield f"a {tag.name} carries {name}"


def _elsewhere(page):
    """What a browser would fetch from somebody else, who would then know of the visit."""
    for tag in page.find_all(list(FETCHED)):
        address = tag.get(FETCHED[tag.name]) or ""
        if urlsplit(address).netloc not in ("", "testserver") and tag.get("rel") != ["canonical"]:
            yield f"a {tag.name} goes to {address}"
