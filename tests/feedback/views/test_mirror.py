import pytest

from feedback.models import StoryDraft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

TELL = "/feedback/tell/"
NAMED = {"good": "My nurse Julie was kind.", "better": "Dr Smith was late. Ring 07700 900461.", "more": ""}


@pytest.fixture
def last_look(visitor):
    """The page that checks the answers of somebody who named people."""
    visitor.send(f"{TELL}what-happened/", NAMED)
    visitor.send(f"{TELL}which-cancer/", {"site": "bowel"})
    visitor.send(f"{TELL}who-you-are/", {"told_by": "patient"})
    visitor.send(f"{TELL}may-we-publish/", {"consent": "publish"})
    return visitor.open(f"{TELL}check/")


def marks(page):
    return [mark.get_text() for mark in page.select("mark")]


def pressed(page, name, words):
    """What the button with these words sends."""
    button = next(each for each in page.select(f"button[name={name}]") if words in each.get_text())
    return {name: button["value"]}


def told():
    return StoryDraft.objects.get().answers


def test_the_marks_stand_in_the_words_with_a_reason_and_an_offer(last_look):
    assert marks(last_look) == ["nurse Julie", "Dr Smith", "07700 900461"]
    assert "We marked 3 things" in last_look.get_text()
    assert "This looks like a telephone number." in last_look.get_text()
    assert "You can send your story with marks in it." in last_look.get_text()


def test_one_press_takes_the_safer_words(last_look, visitor):
    page = visitor.send(f"{TELL}mirror/", pressed(last_look, "take", "A doctor"))
    assert told()["better"] == "A doctor was late. Ring 07700 900461."
    assert marks(page) == ["nurse Julie", "07700 900461"]


def test_one_press_takes_all_of_them(last_look, visitor):
    page = visitor.send(f"{TELL}mirror/", {"all": "1"})
    assert marks(page) == []
    assert "We saw nothing that could show who somebody is." in page.get_text()


def test_words_can_be_kept_as_they_are(last_look, visitor):
    page = visitor.send(f"{TELL}mirror/", pressed(last_look, "keep", "nurse Julie"))
    assert marks(page) == ["Dr Smith", "07700 900461"]
    assert told()["good"] == NAMED["good"]


def test_pressing_twice_changes_once(last_look, visitor):
    press = pressed(last_look, "take", "A doctor")
    visitor.send(f"{TELL}mirror/", press)
    visitor.send(f"{TELL}mirror/", press)
    assert told()["better"] == "A doctor was late. Ring 07700 900461."


def test_a_press_that_makes_no_sense_changes_nothing(last_look, visitor):
    visitor.send(f"{TELL}mirror/", {"take": "better:x:y"})
    visitor.send(f"{TELL}mirror/", {"keep": "nonsense"})
    visitor.send(f"{TELL}mirror/", {})
    assert told()["better"] == NAMED["better"]


def test_without_a_draft_it_is_explained(visitor):
    page = visitor.send(f"{TELL}mirror/", {"all": "1"})
    assert "We no longer have your answers" in page.h1.get_text()


def test_no_word_of_the_story_stands_in_an_address(last_look, visitor):
    answer = visitor.client.post(f"{TELL}mirror/", pressed(last_look, "take", "A doctor"))
    assert answer["Location"] == f"{TELL}check/#your-words"
    assert "no-store" in answer["Cache-Control"]
