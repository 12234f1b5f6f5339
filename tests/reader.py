"""A person in a real browser. Each page that it opens is checked for accessibility, width and errors."""

import re
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache

from portal.accounts.demo import current_code

from .factories.accounts import PASSWORD

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
# In Wagtail's own pages every rule of WCAG 2.2 AA; in ours also what axe calls best practice.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# What moves for longer than two seconds is part of the page: Wagtail's first screen has one that takes 25.
SETTLED = """Promise.all(document.getAnimations()
    .filter(moving => moving.effect.getComputedTiming().endTime <= 2000)
    .map(moving => moving.finished.catch(() => null)))"""
# What a browser says of a form that is shown again with what to put right.
MENDED_BY_THE_READER = "the server responded with a status of 422"
# What differs each time that the same page is asked for.
TOLD_ANEW = re.compile(r'<script.*?</script>|\b(?:nonce|value)="[^"]*"', re.DOTALL)
WITHOUT_BARRIERS = set()
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


class Reader:
    """Reads and presses as a person would. Addresses are paths of the portal."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.faults = []
        page.set_viewport_size(WIDE)
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("console", self._hear)
        page.on("request", self._watch)

    def open(self, path):
        self.page.goto(self.address + path)
        return self.look()

    def press(self, name, *, role="button", exact=True):
        """Press the button (or role="link") of that name, and look at the page that follows."""
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name, exact=exact).first.click()
        return self.look()

    def follow(self, name, **options):
        return self.press(name, role="link", **options)

    def write(self, label, words):
        self.page.get_by_role("textbox", name=label, exact=True).fill(words)

    def choose(self, label):
        self.page.get_by_label(label, exact=True).check()

    def pick(self, label, choice):
        self.page.get_by_label(label, exact=True).select_option(choice)

    def sign_in(self, person):
        """With the password of the factory, and the code of the authenticator where one is asked.

        A code is refused the second time within half a minute. Journeys are quicker than that: what was used
        is forgotten.
        """
        cache.clear()
        self.open("/accounts/login/")
        self.write("Email", person.email)
        self.write("Password", PASSWORD)
        self.press("Sign in")
        if self.page.get_by_label("Code").count():
            self.write("Code", current_code())
            self.press("Sign in")

    def sign_out(self):
        self.open("/accounts/logout/")
        self.press("Sign out")

    def pause(self):
        """The moment that a person needs before the last button, and a machine does not take."""
        self.page.wait_for_timeout(1100)

    def sees(self, words):
        return self.page.get_by_text(words).first.is_visible()

    def look(self):
        """What must hold for the page in sight: axe, 320 pixels, no error, nothing from elsewhere."""
        self.page.evaluate(SETTLED)
        self._has_no_barriers()
        self.page.set_viewport_size(NARROW)
        assert self._fits(), f"{self.page.url} is too wide for a small phone"
        self.page.set_viewport_size(WIDE)
        assert not self.faults, f"{self.page.url}: {self.faults}"
        return self.page

    def _has_no_barriers(self):
        """Asks axe, once for each page as it stands: every journey signs in, and meets the same pages."""
        seen = hash(TOLD_ANEW.sub("", self.page.content()))
        if seen not in WITHOUT_BARRIERS:
            found = Axe().run(self.page, options=RULES if "/admin/" in self.page.url else None)
            assert found.violations_count == 0, f"{self.page.url}\n{_told(found.response['violations'])}"
            WITHOUT_BARRIERS.add(seen)

    def _fits(self):
        """Whether nothing sticks out, once the page's own scripts have followed the new width."""
        for _ in range(30):
            if self.page.evaluate(FITS):
                return True
            self.page.wait_for_timeout(100)
        return False

    def _hear(self, message):
        if message.type == "error" and MENDED_BY_THE_READER not in message.text:
            self.faults.append(message.text)

    def _watch(self, request):
        if urlsplit(request.url).netloc != urlsplit(self.address).netloc and request.url.startswith("http"):
            self.faults.append(f"asked somebody else for {request.url}")


def _told(violations):
    return "\n".join(
        f"{found['id']} ({found['impact']}): {node['html'][:200]}"
        for found in violations
        for node in found["nodes"]
    )
