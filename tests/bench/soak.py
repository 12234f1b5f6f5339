"""Fifty people send their story at once for a minute, while one of two servers is killed every 1.5 s.

Whoever gets no answer presses Send again, as people do. What must hold: no story is missing that somebody was
told we have, and none is stored twice. `make soak`. PEOPLE, SECONDS and DATABASE_URL change what is tried.
"""

import os
import socket
import subprocess
import sys
import time
from collections import Counter, namedtuple
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPException
from itertools import count

from .place import a_place_of_its_own

PEOPLE = int(os.environ.get("PEOPLE", "50"))
SECONDS = int(os.environ.get("SECONDS", "60"))
DRAFTS = 6000
CHECKED = 100

Sent = namedtuple("Sent", "number key words presses is_accepted")


def main():
    with a_place_of_its_own():
        from . import filling

        drafts = filling.begin(DRAFTS, say=say)
        say(f"{PEOPLE} people send for {SECONDS} s ...")
        with two_servers() as (ports, dead):
            sent = send_all(ports, drafts)
        report(sent, dead[0])


def say(words):
    print(words, file=sys.stderr, flush=True)


@contextmanager
def two_servers():
    """Their ports, and a list that in the end holds how many were killed."""
    from .measuring import wait_for

    ports, dead = [free_port(), free_port()], []
    command = [sys.executable, "-m", "tests.bench.killing", *map(str, ports)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        wait_for(ports[0])
        yield ports, dead
    finally:
        told, _ = process.communicate("")
        dead.append(int(told))


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def send_all(ports, drafts):
    """Everybody sends one story after another until the time is over. Returns all that were tried."""
    from portal.privacy.receipts import new_words

    from .measuring import LastPress

    press, numbers, until, sent = LastPress(), count(), time.monotonic() + SECONDS, []

    def person(_):
        while time.monotonic() < until and (number := next(numbers)) < len(drafts):
            words = new_words()
            presses, is_accepted = press_until_told(press, ports, drafts[number], number, words, until)
            sent.append(Sent(number, drafts[number], words, presses, is_accepted))

    with ThreadPoolExecutor(PEOPLE) as people:
        list(people.map(person, range(PEOPLE)))
    return sent


def press_until_told(press, ports, key, number, words, until):
    """Press Send until somebody says that it came, or the time is over: how often, and whether."""
    presses, told = 0, False
    while not told and (presses == 0 or time.monotonic() < until):
        time.sleep(0.1 if presses else 0)
        presses += 1
        told = is_told(press, ports[(number + presses) % 2], key, number, words)
    return presses, told


def is_told(press, port, key, number, words):
    """Whether the press was answered with the receipt. A server that dies answers nothing at all."""
    try:
        status, leads_to = press(port, key, number, words)
    except (OSError, HTTPException):
        return False
    assert (status, leads_to) == (302, "/feedback/tell/sent/"), f"A press was answered {status} {leads_to}"
    return True


def report(sent, dead):
    """Prints the figures; fails where a promise is broken."""
    from django.conf import settings

    from feedback.models import Story

    accepted = [each for each in sent if each.is_accepted]
    again = [each for each in accepted if each.presses > 1]
    stories = Story.objects.filter(submission_key__in=[each.key for each in sent])
    database = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    missing = {each.key for each in accepted} - set(stories.values_list("submission_key", flat=True))
    twice = [words for words, times in Counter(stories.values_list("words", flat=True)).items() if times > 1]
    print(f"{database}, {PEOPLE} people at once, {SECONDS} s, {dead} servers killed")
    print(f"{'sent and told so':<44}{len(accepted):>8,}")
    print(f"{'  of these by pressing Send again':<44}{len(again):>8,}")
    print(f"{'presses that got no answer':<44}{sum(each.presses for each in sent) - len(accepted):>8,}")
    print(f"{'stored without having been told (at the end)':<44}{stories.count() - len(accepted):>8,}")
    print(f"{'told so and missing':<44}{len(missing):>8,}")
    print(f"{'stored twice':<44}{len(twice):>8,}")
    check_whole(stories)
    check_receipts(accepted, again)
    assert not missing and not twice
    assert len(again) > 0, "No server died under anybody: this run shows nothing."


def check_whole(stories):
    """Each with its own words, its first step and its receipt, once."""
    from feedback.models import StoryOriginal, StoryReceipt, StoryStep

    keys = stories.values("pk")
    for what in (StoryOriginal, StoryReceipt, StoryStep):
        found = Counter(what.objects.filter(story__in=keys).values_list("story", flat=True))
        assert len(found) == stories.count() and set(found.values()) <= {1}, f"{what.__name__}: not one each"
    print(f"{'stored whole, with one receipt each':<44}{stories.count():>8,}")


def check_receipts(accepted, again):
    """The words that a person was shown open their story, also after several presses."""
    from feedback.models import StoryReceipt

    tried = (again + accepted)[:CHECKED]
    for each in tried:
        assert StoryReceipt.objects.opened_by(each.words).story.submission_key == each.key
    print(f"{'receipts tried, which opened their story':<44}{len(tried):>8,}")


if __name__ == "__main__":
    main()
