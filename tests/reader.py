"""A person in a real browser. Each page that it opens is checked for accessibility, width and errors."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Reader:
    """Reads and presses as a person would. Addresses are paths of the portal."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.faults = []
        page.set_viewport_size(WIDE)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("console", self._hear)
        page.on("request", self._watch)

    def open(self, path):
        self.page.goto(self.address + path)
        return self.look()

    def press(self, name, *, role="button", exact=True):
        """Press the button (or role="link") of that name, and look at the page that follows."""
        self.page.get_by_role(role, name=name, exact=exact).first.click()
        self.page.wait_for_load_state("load")
        return self.look()

    def follow(self, name, **options):
        return self.press(name, role="link", **options)

    def write(self, label, words):
        self.page.get_by_label(label, exact=True).fill(words)

    def choose(self, label):
        self.page.get_by_label(label, exact=True).check()

    def sees(self, words):
        return self.page.get_by_text(words).first.is_visible()

    def look(self):
        """What must hold for the page in sight: axe, 320 pixels, no error, nothing from elsewhere."""
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{self.page.url}\n{_told(found.response['violations'])}"
        self.page.set_viewport_size(NARROW)
        over = self.page.evaluate(OVERFLOW)
        self.page.set_viewport_size(WIDE)
        assert over <= 0, f"{self.page.url} is {over} pixels too wide for a small phone"
        assert not self.faults, f"{self.page.url}: {self.faults}"
        return self.page

    def _hear(self, message):
        if message.type == "error":
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
