"""Consultations that others held, brought in as another tool exported them: the totals are their own."""

import csv
import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consultations.analysis import coding
from consultations.analysis.counting import Counting
from consultations.importing import mapping, uploading
from consultations.models import Question, Response
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.coding import CodebookFactory, CodeFactory
from tests.factories.consultations import NOW, ConsultationPageFactory, QuestionFactory

pytestmark = pytest.mark.django_db
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
POLIS, SYNTHETIC = SHARED / "polis_ccby", SHARED / "themefinder_synthetic"


def rows_of(path):
    if not path.exists():
        pytest.skip("absent")
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def imported(page, path, columns):
    by = UserFactory(role=Role.EDITOR)
    file = SimpleUploadedFile(path.name, path.read_bytes())
    upload = uploading.take_in(consultation=page, file=file, by=by, now=NOW)
    uploading.start(upload=upload, by=by, columns=columns)
    uploading.read_upload.func(upload.pk)
    upload.refresh_from_db()
    return upload


@pytest.mark.parametrize("name", ["brexit-consensus", "scoop-hivemind.ubi"])
def test_a_polis_conversation_has_the_totals_of_its_source(name):
    statements = rows_of(POLIS / name / "comments.csv")
    votes = rows_of(POLIS / name / "participants-votes.csv")
    asked = [each for each in statements if each["comment-id"] in votes[0]]
    page = ConsultationPageFactory()
    scale = {"page": page, "kind": Question.Kind.SCALE, "lowest": -1, "highest": 1}
    Question.objects.bulk_create(
        Question(**scale, key=f"s{place}", wording=each["comment-body"][:300], sort_order=place)
        for place, each in enumerate(asked)
    )
    columns = {f"s{place}": each["comment-id"] for place, each in enumerate(asked)}
    columns[mapping.KEY] = "participant"
    upload = imported(page, POLIS / name / "participants-votes.csv", columns)
    silent = sum(vote["n-votes"] == "0" for vote in votes)
    assert (upload.stored, upload.refused) == (len(votes) - silent, silent)

    found = [{bar.label: bar.count for bar in tally.parts[0].bars} for tally in Counting(page).tallies()]
    for sign, total in (("1", "n-agree"), ("-1", "n-disagree")):
        assert sum(each[sign] for each in found) == sum(int(vote[total]) for vote in votes)
    in_votes = [
        {sign: sum(vote[each["comment-id"]] == sign for vote in votes) for sign in ("-1", "0", "1")}
        for each in asked
    ]
    assert found == in_votes
    # The source counts some later votes in one of its two files only.
    told = [(int(each["agrees"]), int(each["disagrees"])) for each in asked]
    same = sum((each["1"], each["-1"]) == pair for each, pair in zip(found, told, strict=True))
    assert same >= 0.7 * len(asked)


def lines_of(name):
    path = SYNTHETIC / f"gambling_XS__{name}"
    if not path.exists():
        pytest.skip("absent")
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_synthetic_answers_and_their_human_codes_have_the_totals_of_their_source(tmp_path):
    answers = lines_of("inputs__question_part_1__responses.jsonl")
    mapped = lines_of("outputs__mapping__2025-07-22__question_part_1__mapping.jsonl")
    themes = json.loads(
        (SYNTHETIC / "gambling_XS__outputs__mapping__2025-07-22__question_part_1__themes.json").read_text()
    )
    question = QuestionFactory(wording="Should they be banned?")
    path = tmp_path / "answers.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([["id", "answer"], *((a["response_id"], a["response"]) for a in answers)])
    columns = {mapping.KEY: "id", question.key: "answer"}
    assert imported(question.page, path, columns).stored == len(answers) == 100

    codebook = CodebookFactory(consultation=question.page)
    codes = {
        each["topic_id"]: CodeFactory(codebook=codebook, name=each["topic_label"][:80]) for each in themes
    }
    ana, texts = UserFactory(role=Role.ANALYST), {each["response_id"]: each["response"] for each in answers}
    for each in mapped:
        answer = question.answers.filter(text=texts[each["response_id"]], readings=None).first()
        coding.read(answer=answer, codes=[codes[label] for label in each["labels"]], by=ana, now=NOW)
    (tally,) = Counting(question.page).tallies()
    labels = [label for each in mapped for label in each["labels"]]
    expected = {codes[label].name: labels.count(label) for label in set(labels)}
    assert {bar.label: bar.count for bar in tally.parts[0].bars} == expected
    assert Response.objects.count() == 100
