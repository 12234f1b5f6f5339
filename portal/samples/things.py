"""What the samples are made of: a day, some words, and things that answer as rows would."""

import datetime
from dataclasses import dataclass, field
from types import SimpleNamespace

DAY = datetime.date(2026, 3, 9)
LONG = (
    "Waiting for the letter was harder than the treatment, because nobody could tell me when it would come."
)


class Terms(list):
    """A list that answers .all as a relation of a model does."""

    def all(self):
        return self


def term(name):
    return SimpleNamespace(name=name, slug=name.lower().replace(" ", "-"))


SITES = Terms([term("Bowel cancer"), term("Breast cancer")])
STAGES = Terms([term("Tests and diagnosis")])
PRIORITIES = Terms([term("Earlier diagnosis")])


@dataclass(frozen=True)
class Story:
    title: str = "The letter came nine days after the scan"
    words: str = LONG * 3
    published_at: datetime.date = DAY
    tumour_sites: Terms = field(default_factory=lambda: SITES)
    stages: Terms = field(default_factory=lambda: STAGES)

    def get_absolute_url(self):
        return "/feedback/stories/"
