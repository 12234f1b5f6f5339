"""Whether an outcome tells the truth: its data file, its report and the answers."""

import hashlib
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from django.db.models import Q

from consultations.models import Response
from portal.privacy.disclosure import HIDDEN, Rule

from .answers import digest_of_answers
from .freezing import count
from .lines import EVERYBODY, from_file, to_file
from .release import released


@dataclass(frozen=True)
class Check:
    """One thing that was looked at, whether it holds, and what was found."""

    what: str
    holds: bool
    found: str


def verify(frozen, *, html, content=None):
    """Every check. `html` is the report as it is shown, `content` a data file that somebody has."""
    content = to_file(frozen.lines) if content is None else content
    return [_file(frozen, content), _report(html, content), _rule(frozen), _answers(frozen)]


def _file(frozen, content):
    found = hashlib.sha256(content).hexdigest()
    same = found == frozen.digest
    return Check("The data file is the one that was published", same, f"its SHA-256 hash is {found}")


def _report(html, content):
    """Every figure of the file stands in the report, worked out anew, and no other figure does."""
    wanted, printed = recomputed(from_file(content)), printed_figures(html)
    wrong = sorted(name for name in wanted.keys() | printed.keys() if wanted.get(name) != printed.get(name))
    found = f"these differ: {', '.join(wrong)}" if wrong else f"{len(wanted)} figures recomputed"
    return Check("The report prints the figures of the file", not wrong, found)


def recomputed(lines):
    """{name: the figure in print}, from the lines of a data file alone."""
    people = {line.figure: line.people for line in lines}
    return {name: _print(number, people.get(_base_of(name))) for name, number in people.items()}


def _base_of(name):
    head, dot, _ = name.rpartition(".")
    return (head if head.count(".") else None) if dot else EVERYBODY if name.startswith("q") else None


def _print(number, base):
    if number is None:
        return HIDDEN
    return f"{number:,} ({round(100 * number / base)}%)" if base else f"{number:,}"


def printed_figures(html):
    """{name: text} of every element of the page that bears the name of a figure."""
    reader = _FigureReader()
    reader.feed(html)
    return reader.found


class _FigureReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.name = {}, None

    def handle_starttag(self, tag, attrs):
        self.name = dict(attrs).get("data-figure", self.name)

    def handle_data(self, words):
        if self.name and words.strip():
            self.found[self.name], self.name = words.strip(), None


def _rule(frozen):
    """The published lines are what the small-number rule makes of the exact ones."""
    exact = [replace(line, people=frozen.counted[line.figure]) for line in frozen.lines]
    same = released(exact, Rule(frozen.threshold, frozen.multiple)) == frozen.lines
    found = f"1 to {frozen.threshold} hidden, others to the nearest {frozen.multiple}"
    return Check("The small-number rule was kept", same, found)


def _answers(frozen):
    """The answers, counted again. What was taken back since may part them from the frozen figures."""
    since = _changed_since(frozen)
    now = {line.figure: line.people for line in count(frozen.consultation)}
    differing = [
        name for name in now.keys() | frozen.counted.keys() if now.get(name) != frozen.counted.get(name)
    ]
    same_answers = frozen.answers_digest in ("", digest_of_answers(frozen.consultation))
    holds = (not differing and same_answers) or bool(since)
    return Check("The answers come to the same figures", holds, _told(differing, since, same_answers))


def _changed_since(frozen):
    after = Q(withdrawn_at__gt=frozen.frozen_at) | Q(changed_at__gt=frozen.frozen_at)
    return Response.objects.to(frozen.consultation).filter(after).count()


def _told(differing, since, same_answers):
    if since:
        return (
            f"{since} responses were taken back or changed since, and {len(differing)} figures differ by them"
        )
    if differing:
        return f"these differ: {', '.join(sorted(differing))}"
    return (
        "counted again" if same_answers else "the figures are the same, but the answers are not the same ones"
    )
