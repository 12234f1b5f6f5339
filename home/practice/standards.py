"""Plants the waiting-time standards that standards.toml lists. What editors changed stays as they have it."""

import tomllib
from pathlib import Path

from django.db import transaction

from home.models import StandardTarget, WaitingStandard

STANDARDS = Path(__file__).with_name("standards.toml")
SOURCE = {
    "source_name": "NHS England, cancer waiting times",
    "source_url": "https://www.england.nhs.uk/statistics/statistical-work-areas/cancer-waiting-times/",
}


@transaction.atomic
def plant():
    present = set(WaitingStandard.objects.values_list("name", flat=True))
    for facts in tomllib.loads(STANDARDS.read_text())["standard"]:
        if facts["name"] not in present:
            targets = [StandardTarget(**target) for target in facts.pop("targets")]
            WaitingStandard.objects.create(**facts, **SOURCE, targets=targets)
