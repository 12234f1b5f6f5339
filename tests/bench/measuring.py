"""A server as production starts it, the load, and the table."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import get_cookie_signer
from django.urls import reverse
from django.utils.crypto import get_random_string
from formguard.test import GuardedFormTestMixin

from feedback.models import Story
from feedback.views.tell import COOKIE, RECEIPT_WORDS
from portal.guarding import GuardedForm

Server = namedtuple("Server", "port pid")
WORKERS, AT_ONCE = 2, 8
TICKS = os.sysconf("SC_CLK_TCK")
SECURE = {"X-Forwarded-Proto": "https"}


@contextmanager
def served():
    """Granian with the settings of production, on a free port, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        Path(sys.executable).with_name("granian"),
        "--interface",
        "wsgi",
        "--workers",
        WORKERS,
        "--port",
        port,
    ]
    command += ["--blocking-threads", 4, "--no-ws", "--log-level", "error", "portal.wsgi:application"]
    process = subprocess.Popen([str(part) for part in command])
    try:
        wait_for(port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def wait_for(port):
    for _ in range(120):
        try:
            return ask(port, "/healthz")
        except ConnectionError:
            time.sleep(0.5)
    raise TimeoutError("The server did not answer within a minute.")


def report(server, drafts, *, seconds):
    story = Story.objects.published().latest("pk")
    pages = {
        "Home": "/",
        "Stories": reverse("feedback:stories"),
        "A story": story.get_absolute_url(),
        "Search": "/search/?q=letter+nurse",
    }
    database = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    machine = f"{WORKERS} workers, {AT_ONCE} at once, {os.cpu_count()} processors"
    print(f"\n{Story.objects.count():,} stories, {database}, {machine}\n")
    print(f"{'page':<16}{'requests/s':>12}{'CPU ms/request':>16}{'refused':>10}")
    for name, path in pages.items():
        show(name, server, lambda path=path: read_for(server.port, path, seconds))
    show("Send a story", server, lambda: send_for(server.port, drafts, seconds))


def show(name, server, load):
    cpu, began = cpu_seconds(server.pid), time.perf_counter()
    answered, refused = load()
    took = time.perf_counter() - began
    each = (cpu_seconds(server.pid) - cpu) * 1000 / max(answered, 1)
    print(f"{name:<16}{answered / took:>12.1f}{each:>16.1f}{refused:>10}", flush=True)


def cpu_seconds(pid):
    """Processor time that the server and its workers have used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return (int(fields[11]) + int(fields[12])) / TICKS + sum(map(cpu_seconds, children))


def read_for(port, path, seconds):
    """Read the page over and over, with wrk where there is one: it hardly uses the processor itself."""
    assert ask(port, path) == 200, f"{path} does not answer"
    if not shutil.which("wrk"):
        return repeat(lambda number: ask(port, path) == 200, seconds)
    headers = [part for name, value in SECURE.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{AT_ONCE}", f"-d{seconds}s", *headers, f"http://127.0.0.1:{port}{path}"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    return int(re.search(r"(\d+) requests in", told)[1]), int(refused[1]) if refused else 0


class LastPress:
    """Presses the last button of a draft, as its author's browser would."""

    def __init__(self):
        self.token = get_random_string(32)
        guard = GuardedFormTestMixin().guard_data(GuardedForm)
        self.form = urlencode({**guard, "csrfmiddlewaretoken": self.token})

    def __call__(self, port, key, number, words=""):
        """The status and where it leads. `number` tells people apart; `words` are their receipt words."""
        signed = {COOKIE: str(key), RECEIPT_WORDS: words}
        cookies = {each.name: signer(each).sign(value) for each, value in signed.items() if value}
        cookies[settings.CSRF_COOKIE_NAME] = self.token
        headers = {
            "Cookie": "; ".join(f'{name}="{value}"' for name, value in cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"https://127.0.0.1:{port}",
            # The limit on sending counts by address: here everybody has their own.
            "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
        }
        return answer_of(port, reverse("feedback:check"), "POST", self.form, headers)


def signer(cookie):
    return get_cookie_signer(salt=cookie.name + cookie.path)


def send_for(port, drafts, seconds):
    """Press the last button, each time with another draft: its key is what makes it stored once."""
    press, before = LastPress(), Story.objects.count()
    answered, refused = repeat(
        lambda number: press(port, drafts[number], number)[0] == 302, seconds, limit=len(drafts)
    )
    stored = Story.objects.count() - before
    assert stored == answered - refused, f"{answered} were sent and {stored} stored"
    return answered, refused


def repeat(press, seconds, limit=10**9):
    """Call press(number) from several threads until the time or the numbers end: how often, and in vain."""
    until, results = time.perf_counter() + seconds, []

    def person(first):
        for number in range(first, limit, AT_ONCE):
            if time.perf_counter() > until:
                return
            results.append(press(number))

    with ThreadPoolExecutor(AT_ONCE) as people:
        list(people.map(person, range(AT_ONCE)))
    return len(results), results.count(False)


def ask(port, path, method="GET", body=None, headers=None):
    return answer_of(port, path, method, body, headers)[0]


def answer_of(port, path, method="GET", body=None, headers=None, timeout=30):
    """The status and the Location of the answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request(method, path, body, {**SECURE, **(headers or {})})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location", "")
    finally:
        connection.close()
