"""Every page of the analysis: what it shows, what it costs, and that wrong input gets a sentence."""

import io

import pytest
from django.urls import reverse

from consultations.analysis import coding
from consultations.models import (
    AnswerExport,
    AnswerUpload,
    Baseline,
    Code,
    EventNote,
    Question,
    Reading,
    SecondLook,
)
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.coding import CodebookFactory, CodeFactory, ReadingFactory
from tests.factories.consultations import NOW, AnswerFactory, ConsultationPageFactory, QuestionFactory

pytestmark = pytest.mark.django_db
PAGES = (
    "report",
    "heard_from",
    "crossed",
    "coding",
    "codebook",
    "agreement",
    "campaigns",
    "notes",
    "exports",
    "uploads",
)


@pytest.fixture
def page():
    page = ConsultationPageFactory(title="Where?")
    QuestionFactory(page=page, wording="Which way?", kind=Question.Kind.ONE, choices=["Bus", "Train"])
    QuestionFactory(page=page, wording="Who are you?", kind=Question.Kind.ONE, choices=["Women", "Men"])
    QuestionFactory(page=page, wording="What would help?", key="help")
    return page


@pytest.fixture
def written(page):
    return page.asked()[2]


@pytest.fixture
def travel(page):
    return CodeFactory(codebook=CodebookFactory(consultation=page), name="Travel", words="bus")


def at(page, name, *args):
    return reverse(f"consultation_answers:{name}", args=[page.pk, *args])


def shown(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def pressed(client, address, said=None, status=302):
    answer = client.post(address, said or {})
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer


@pytest.mark.parametrize("many", [1, 8])
def test_every_page_opens_and_costs_the_same_however_much_was_answered(
    client, sign_in, page, written, travel, django_assert_max_num_queries, many
):
    sign_in(Role.EDITOR)
    which, who, _ = page.asked()
    for number in range(many):
        response = AnswerFactory(question=which, chosen=which.offered[:1]).response
        AnswerFactory(question=who, response=response, chosen=who.offered[:1])
        answer = AnswerFactory(question=written, response=response, text=f"Bus {number}")
        ReadingFactory(answer=answer, codes=[travel])
        ReadingFactory(answer=answer, part=Reading.Part.SECOND)
        SecondLook.objects.create(answer=answer, drawn_at=NOW)
    client.get(at(page, "report"))
    for name in PAGES:
        with django_assert_max_num_queries(36):
            assert "Where?" in shown(client, at(page, name))


def test_the_workbench_suggests_with_words_and_goes_on_to_the_next(client, sign_in, page, written, travel):
    ana = sign_in(Role.ANALYST)
    first, second = (AnswerFactory(question=written, text=f"A bus at {hour}.") for hour in (6, 7))
    lead = client.get(at(page, "coding_next") + "?question=help")
    assert lead.headers["Location"] == at(page, "workbench", first.pk) + "?question=help"
    text = shown(client, lead.headers["Location"])
    assert "<mark>bus</mark>" in text and "suggested" in text and "Because of: “bus”" in text
    onward = pressed(client, lead.headers["Location"], {"code": [travel.pk], "press": "save", "seen": ""})
    assert (
        client.get(onward.headers["Location"])
        .headers["Location"]
        .startswith(at(page, "workbench", second.pk))
    )
    reading = Reading.objects.get()
    assert (reading.coder, reading.codes, reading.codings.get().was_suggested) == (ana, {travel.pk}, True)


def test_nothing_chosen_is_refused_and_no_code_fits_is_an_answer(client, sign_in, page, written, travel):
    sign_in(Role.ANALYST)
    answer = AnswerFactory(question=written, text="I do not know.")
    again = pressed(client, at(page, "workbench", answer.pk), {"press": "save"}, status=422)
    assert "Choose a code" in again.content.decode()
    pressed(client, at(page, "workbench", answer.pk), {"press": "none"})
    assert Reading.objects.get().codes == set()


def test_a_code_that_is_missing_is_added_while_coding(client, sign_in, page, written):
    sign_in(Role.ANALYST)
    answer = AnswerFactory(question=written, text="A horse.")
    pressed(client, at(page, "workbench", answer.pk), {"press": "save", "new": "Animals"})
    assert Reading.objects.get().codes == {Code.objects.get(name="Animals").pk}


def test_a_second_reading_is_shown_without_the_first_and_without_suggestions(
    client, sign_in, page, written, travel
):
    answer = AnswerFactory(question=written, text="A bus at six.")
    coding.read(answer=answer, codes=[travel], by=UserFactory(role=Role.ANALYST), now=NOW)
    SecondLook.objects.create(answer=answer, drawn_at=NOW)
    sign_in(Role.EDITOR)
    address = client.get(at(page, "blind")).headers["Location"]
    text = shown(client, address)
    assert "suggested</span>" not in text and "<mark>" not in text and "checked" not in text
    pressed(client, address, {"press": "none"})
    assert "to be settled" in shown(client, at(page, "dispute", answer.pk))
    pressed(client, at(page, "dispute", answer.pk), {"code": [travel.pk], "note": "A bus it is."})
    assert "A bus it is." in shown(client, at(page, "agreement"))


def test_the_codebook_is_kept_on_its_page(client, sign_in, page, written, travel):
    sign_in(Role.ANALYST)
    pressed(client, at(page, "codebook"), {"press": "add", "name": "Staff"})
    pressed(client, at(page, "codebook"), {"press": "add", "name": "travel"}, status=422)
    staff = Code.objects.get(name="Staff")
    pressed(client, at(page, "code", staff.pk), {"press": "change", "name": "Nurses"})
    pressed(client, at(page, "code", staff.pk), {"press": "merge", "into": "0"}, status=422)
    pressed(client, at(page, "code", staff.pk), {"press": "merge", "into": travel.pk})
    pressed(client, at(page, "code", travel.pk), {"press": "split", "names": "Bus"}, status=422)
    pressed(client, at(page, "code", travel.pk), {"press": "split", "names": "Bus\nTrain"})
    text = shown(client, at(page, "codebook"))
    assert "“Staff” is now “Nurses”" in text and "“Travel” split into “Bus”, “Train”" in text


def test_a_cross_table_is_shown_exactly_and_as_it_may_be_published(client, sign_in, page):
    sign_in(Role.ANALYST)
    which, who, _ = page.asked()
    for _ in range(3):
        response = AnswerFactory(question=which, chosen=which.offered[:1]).response
        AnswerFactory(question=who, response=response, chosen=who.offered[:1])
    query = f"?rows={which.pk}&columns={who.pk}&numbers="
    assert "3 (100 %)" in shown(client, f"{at(page, 'crossed')}{query}exact")
    assert "3 (100 %)" not in shown(client, f"{at(page, 'crossed')}{query}public")
    file = client.get(f"{at(page, 'crossed_table')}{query}public")
    assert b"Bus,*" in b"".join(file.streaming_content)
    assert "Choose another question" in shown(
        client, f"{at(page, 'crossed')}?rows={which.pk}&columns={which.pk}&numbers=exact"
    )
    assert client.get(at(page, "crossed_table")).status_code == 404


def test_a_baseline_is_loaded_by_whoever_may(client, sign_in, page):
    said = {"name": "Sex", "source": "Census", "as_of_year": 2021}
    sign_in(Role.EDITOR)
    file = io.BytesIO(b"Group,People\nwomen,many\n")
    file.name = "groups.csv"
    assert (
        "not a whole number"
        in pressed(client, at(page, "heard_from"), {**said, "file": file}, status=422).content.decode()
    )
    file = io.BytesIO(b"Group,People\nwomen,51\nmen,49\n")
    file.name = "groups.csv"
    pressed(client, at(page, "heard_from"), {**said, "file": file})
    assert "Nobody has answered this question yet." in shown(client, at(page, "heard_from"))
    assert Baseline.objects.get().groups.count() == 2


def test_a_note_of_an_event_is_kept_and_needs_words(client, sign_in, page, written):
    sign_in(Role.ANALYST)
    said = {"title": "Coffee morning", "held_date": "2026-01-02", "people": "14"}
    assert "Write what was said" in pressed(client, at(page, "notes"), said, status=422).content.decode()
    pressed(client, at(page, "notes"), {**said, f"words-{written.key}": "A bus."})
    assert EventNote.objects.get().response.group_size == 14
    assert "Coffee morning" in shown(client, at(page, "report") + "?of=groups")


def test_a_table_is_asked_for_and_what_is_personal_needs_a_reason(client, sign_in, page):
    sign_in(Role.ADMINISTRATOR)
    said = {"kind": "csv", "shown": "labels", "with_personal": "on"}
    assert "Say in a sentence" in pressed(client, at(page, "exports"), said, status=422).content.decode()
    pressed(client, at(page, "exports"), {**said, "reason": "For the board."})
    assert AnswerExport.objects.get().with_personal
    sign_in(Role.ANALYST)
    pressed(client, at(page, "exports"), {**said, "reason": "For me."})
    assert not AnswerExport.objects.latest("pk").with_personal


def test_a_table_is_tried_before_it_is_read(client, sign_in, page):
    sign_in(Role.EDITOR)
    file = io.BytesIO(b"ID,Which way?\n1,Bus\n2,Camel\n")
    file.name = "answers.csv"
    address = pressed(client, at(page, "uploads"), {"file": file}).headers["Location"]
    text = shown(client, address)
    assert "Of the first 2 rows, 1 would be stored so" in text
    assert "Row 3. Question 1: the answer is not one of its choices." in text
    which = page.asked()[0]
    assert "Say of one column" in pressed(client, address, {"press": "try"}, status=422).content.decode()
    pressed(client, address, {"press": "start", which.key: "Which way?"})
    assert AnswerUpload.objects.get().state == AnswerUpload.State.WAITING
