"""What the report of a consultation and its table cost with 100,000 responses to 20 questions.

`python -m tests.bench.answers`; RESPONSES makes it smaller. It fills a database of its own.
"""

import os
import random
import sys
import tempfile
import time
import tracemalloc
from datetime import timedelta
from pathlib import Path

from .place import a_place_of_its_own

RESPONSES = int(os.environ.get("RESPONSES", "100000"))
BATCH = 2_000
WORDS = [
    "bus",
    "train",
    "parking",
    "nurse",
    "waiting",
    "kind",
    "late",
    "near",
    "letter",
    "call",
    "scan",
    "tired",
    "money",
    "help",
    "night",
]


def main():
    with a_place_of_its_own():
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        page = _fill()
        _report(page)


def _fill():
    from django.utils import timezone

    from tests.factories.consultations import ConsultationPageFactory

    page = ConsultationPageFactory(now=timezone.now(), slug="bench")
    kinds = ["one"] * 8 + ["several"] * 4 + ["scale"] * 4 + ["text"] * 4
    _ask(page, kinds)
    dice, began = random.Random(0), time.perf_counter()
    for start in range(0, RESPONSES, BATCH):
        _answer(page, min(BATCH, RESPONSES - start), dice)
    print(f"filled in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return page


def _ask(page, kinds):
    from consultations.models import Choice, Question

    for place, kind in enumerate(kinds):
        question = Question.objects.create(
            page=page, kind=kind, wording=f"Question {place}", sort_order=place, is_equality=place in (6, 7)
        )
        if kind in ("one", "several"):
            Choice.objects.bulk_create(
                Choice(question=question, label=f"Choice {at}", key=f"c{at}", sort_order=at)
                for at in range(6)
            )


def _answer(page, many, dice):
    from django.utils import timezone

    from consultations.models import Answer, ChosenChoice, Response

    questions = page.asked()
    now = timezone.now() - timedelta(hours=1)
    responses = Response.objects.bulk_create(
        Response(
            consultation=page,
            submitted_at=now,
            withdrawn_at=now if dice.random() < 0.01 else None,
            group_size=12 if dice.random() < 0.005 else None,
        )
        for _ in range(many)
    )
    rows = Answer.objects.bulk_create(
        (
            Answer(
                response=response,
                question=question,
                text=" ".join(dice.choices(WORDS, k=25)) if question.kind == "text" else "",
                number=dice.randint(1, 5) if question.kind == "scale" else None,
            )
            for response in responses
            for question in questions
        ),
        batch_size=900,
    )
    ChosenChoice.objects.bulk_create(
        (
            ChosenChoice(answer=answer, choice=choice)
            for answer in rows
            if answer.question.has_choices
            for choice in dice.sample(answer.question.offered, 2 if answer.question.kind == "several" else 1)
        ),
        batch_size=900,
    )


def _report(page):
    from consultations.analysis import crosstabs
    from consultations.models import Answer

    print(f"\n{RESPONSES:,} responses, {Answer.objects.count():,} answers to 20 questions\n")
    print(f"{'work':<34}{'s':>8}{'queries':>9}{'memory MB':>11}")
    opened = _reader(page)
    _show("Report opens in the browser", opened("report"))
    _show("Who we heard from opens", opened("heard_from"))
    _show("Coding opens", opened("coding"))
    one, two = [each for each in crosstabs.that_can_be_crossed(page) if each.kind == "one"][:2]
    _show("Cross-table of two questions", lambda: crosstabs.crossed(one, two))
    for kind in ("csv", "xlsx"):
        _show(f"Table as {kind}", lambda kind=kind: _export(page, kind))


def _reader(page):
    """Somebody who has signed in and asks for a page."""
    from django.test import Client
    from django.urls import reverse

    from portal.accounts.roles import Role
    from tests.factories.accounts import UserFactory

    client = Client()
    client.force_login(UserFactory(role=Role.ADMINISTRATOR))

    def opened(name):
        address = reverse(f"consultation_answers:{name}", args=[page.pk])

        def get():
            response = client.get(address, headers={"host": "127.0.0.1"}, secure=True)
            assert response.status_code == 200, f"{address}: {response.status_code}"

        return get

    return opened


def _export(page, kind):
    from django.utils import timezone

    from consultations.exporting import making
    from consultations.models import AnswerExport
    from tests.factories.accounts import UserFactory

    asked = AnswerExport(
        consultation=page, by=UserFactory(), kind=kind, shown="labels", delete_after=timezone.now()
    )
    with tempfile.TemporaryDirectory() as folder:
        making.write(asked, Path(folder) / f"answers.{kind}", progress=lambda **changes: None)


def _show(name, work):
    """The second time, as for everybody after the first; memory in a run of its own."""
    from django.db import connection

    asked = []

    def counted(execute, *query):
        asked.append(1)
        return execute(*query)

    work()
    with connection.execute_wrapper(counted):
        began = time.perf_counter()
        work()
        took = time.perf_counter() - began
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"{name:<34}{took:>8.2f}{len(asked):>9,}{most:>11.1f}", flush=True)


if __name__ == "__main__":
    main()
