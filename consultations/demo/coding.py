"""Plants a codebook, two coders who used it, a note of an event and a baseline: coding.toml, invented."""

import tomllib
from datetime import timedelta
from pathlib import Path

from django.contrib.auth import get_user_model

from consultations.analysis import codebooks, coding, lessons, notes
from consultations.analysis.queues import codable
from consultations.models import Baseline, BaselineGroup, Code, ConsultationPage, SecondLook

FILE = Path(__file__).with_name("coding.toml")


def plant(now):
    """Code the answers of the file's consultation, unless somebody has; where its coders are planted too."""
    facts = tomllib.loads(FILE.read_text())
    people = get_user_model().objects
    first = people.filter(email=facts["first_coder"]).first()
    second = people.filter(email=facts["second_coder"]).first()
    page = ConsultationPage.objects.filter(slug=facts["consultation"]).first()
    if not (page and first and second) or Code.objects.filter(codebook__consultation=page).exists():
        return
    _plant_baseline(facts["baseline"], now)
    _plant_note(page, facts["note"], first, now)
    codebook = codebooks.begin(consultation=page, by=first)
    codes = {
        each["key"]: codebooks.add(codebook=codebook, by=first, now=now, **each) for each in facts["code"]
    }
    for reading in facts["reading"]:
        _plant_reading(page, reading, codes, first, second, now)
    lessons.learn(codebook, now=now)


def _plant_reading(page, facts, codes, first, second, now):
    answer = codable(page).filter(text__startswith=facts["answer"]).first()
    if answer is None:
        return
    coding.read(answer=answer, codes=[codes[key] for key in facts["first"]], by=first, now=now)
    if "second" in facts:
        SecondLook.objects.create(answer=answer, drawn_at=now)
        coding.read_blind(answer=answer, codes=[codes[key] for key in facts["second"]], by=second, now=now)
    if "settled" in facts:
        settled = [codes[key] for key in facts["settled"]]
        coding.settle(answer=answer, codes=settled, by=first, now=now, note=facts["note"])


def _plant_note(page, facts, by, now):
    question = page.questions.filter(wording=facts["question"]).first()
    if question:
        held = (page.opens_at + timedelta(days=facts["days_after_opening"])).date()
        said = {"title": facts["title"], "people": facts["people"], "words": {question.key: facts["words"]}}
        notes.take(consultation=page, held_date=held, by=by, now=now, **said)


def _plant_baseline(facts, now):
    said = {"source": facts["source"], "as_of_year": facts["as_of_year"], "loaded_at": now}
    baseline, is_new = Baseline.objects.get_or_create(name=facts["name"], defaults=said)
    BaselineGroup.objects.bulk_create(
        BaselineGroup(baseline=baseline, label=label, people=people, sort_order=place)
        for place, (label, people) in enumerate(facts["groups"] if is_new else ())
    )
