import json
import uuid
from datetime import UTC, datetime

import pytest

from feedback import actions
from feedback.actions.leaving import GOES_WITH_IT, KIND, erase_again, story_left
from feedback.models import (
    EqualityAnswers,
    KeptMark,
    Story,
    StoryContact,
    StoryEcho,
    StoryRedaction,
    StoryStep,
    Suggestion,
)
from feedback.moderation import MoveRefused, State, Step
from portal.accounts.roles import Role
from portal.privacy.erasures import hash_of, proof_of
from portal.privacy.models import Erasure
from tests.factories.accounts import CareSiteFactory, UserFactory
from tests.factories.feedback import (
    LegalHoldFactory,
    MessageFactory,
    ReceiptFactory,
    ReplyFactory,
    StoryFactory,
    ThemeFactory,
)
from tests.factories.home import PromiseFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECRET = "marmalade"


def told_in_full(state=State.PUBLISHED):
    """A story with everything that can belong to one, and the same word in everything that was written."""
    theme = ThemeFactory()
    story = StoryFactory(
        state=state,
        words=f"The {SECRET} ward.",
        title=f"The {SECRET} ward",
        care_site=CareSiteFactory(),
        care_site_text=f"Ward {SECRET}",
        told_by="carer",
        rating=2,
        seriousness=1,
        helped_by=SECRET,
        tumour_sites=[TumourSiteFactory()],
        themes=[theme],
        original=f"Own words on {SECRET}",
    )
    ReceiptFactory(story=story)
    MessageFactory(story=story, words=f"What about {SECRET}?")
    ReplyFactory(story=story, words=f"We are sorry about {SECRET}.")
    StoryContact.objects.create(
        story=story, email=f"{SECRET}@example.org", wants_news=True, wording="x", delete_after=NOW.date()
    )
    EqualityAnswers.objects.create(story=story, age="45_54")
    StoryRedaction.objects.create(story=story, kind="name", put_instead=SECRET, reason=SECRET, at=NOW)
    KeptMark.objects.create(story=story, kind="name", fingerprint="x", at=NOW)
    StoryEcho.objects.create(story=story, mark="x", at=NOW)
    Suggestion.objects.create(story=story, source=Suggestion.Source.RULE, theme=theme, because=[SECRET])
    StoryStep.objects.create(story=story, step=Step.EDIT, to_state=state, at=NOW, reason=SECRET)
    PromiseFactory().stories.add(story)
    return story


def everything_written(story):
    """All rows of all tables that hang on the story, in one text."""
    rows = [Story.objects.filter(pk=story.pk).values()]
    for relation in Story._meta.related_objects:
        if relation.one_to_many or relation.one_to_one:
            rows.append(relation.related_model.objects.filter(**{relation.field.name: story}).values())
    return json.dumps([list(each) for each in rows], default=str)


def test_erasing_leaves_none_of_the_words_in_any_table():
    story = told_in_full()
    assert everything_written(story).count(SECRET) > 8

    actions.erase(story=story, now=NOW)

    assert SECRET not in everything_written(story)


def test_an_erased_story_says_nothing_but_when():
    story = told_in_full()

    actions.erase(story=story, now=NOW)

    story = Story.objects.get(pk=story.pk)
    assert story.state == State.ERASED
    assert (story.told_by, story.care_site, story.organisation, story.rating, story.seriousness) == (
        "",
        None,
        None,
        None,
        None,
    )
    for name in (*GOES_WITH_IT, "tumour_sites", "promises"):
        assert not getattr(story, name).exists(), name
    assert story.receipt
    assert story.steps.last().step == Step.ERASE


def test_an_erasure_is_proved_by_numbers_and_no_words():
    story = told_in_full()

    actions.erase(story=story, now=NOW)

    proof = Erasure.objects.get()
    assert (proof.kind, proof.key_hash, proof.at) == (KIND, hash_of(story.submission_key), NOW)
    assert proof.removed == {
        "stories": 1,
        "messages": 1,
        "notes on what was taken out": 1,
        "marks on words": 1,
        "suggested tags": 1,
        "marks of “this happened to me too”": 1,
        "replies": 1,
        "themes": 1,
        "words as they were sent": 1,
        "email addresses": 1,
        "answers about equality": 1,
    }
    assert str(story.submission_key) not in json.dumps([proof.key_hash, proof.removed])


def test_erasing_twice_is_refused_and_proved_once():
    story = StoryFactory()
    actions.erase(story=story, now=NOW)

    with pytest.raises(MoveRefused):
        actions.erase(story=story, now=NOW)
    assert Erasure.objects.count() == 1


def test_whoever_keeps_copies_is_told_in_the_same_transaction():
    story, heard = StoryFactory(), []

    def hear(sender, story, now, **kwargs):
        heard.append((story.pk, story.state, now))

    story_left.connect(hear)
    actions.withdraw(story=story, now=NOW)
    actions.erase(story=story, now=NOW)
    story_left.disconnect(hear)

    assert heard == [(story.pk, State.WITHDRAWN, NOW), (story.pk, State.ERASED, NOW)]


def test_staff_erase_with_a_reason_and_the_permission():
    story = StoryFactory()
    eraser, moderator = UserFactory(role=Role.ADMINISTRATOR), UserFactory(role=Role.MODERATOR)

    with pytest.raises(MoveRefused):
        actions.erase(story=story, by=moderator, now=NOW, reason="They rang us.")
    with pytest.raises(MoveRefused):
        actions.erase(story=story, by=eraser, now=NOW, reason="  ")
    actions.erase(story=story, by=eraser, now=NOW, reason="They rang us.")
    assert story.steps.last().by == eraser


def test_what_the_law_holds_is_not_erased_but_leaves_the_website():
    story = LegalHoldFactory(story__state=State.PUBLISHED).story

    with pytest.raises(MoveRefused):
        actions.erase(story=story, now=NOW)
    story = actions.leave_for_good(story=story, now=NOW)
    actions.leave_for_good(story=story, now=NOW)

    story.refresh_from_db()
    assert story.state == State.WITHDRAWN
    assert story.words


def test_a_hold_that_was_lifted_or_is_over_holds_nothing():
    over = LegalHoldFactory(until=NOW.date().replace(day=22)).story
    lifted = LegalHoldFactory(lifted_at=NOW).story

    for story in (over, lifted):
        assert actions.leave_for_good(story=story, now=NOW).state == State.ERASED


def test_what_a_restored_backup_brought_back_is_erased_again():
    story, other = told_in_full(), StoryFactory()
    hashes = {hash_of(story.submission_key), hash_of(uuid.uuid4())}

    assert erase_again(hashes, NOW) == 1
    assert erase_again(hashes, NOW) == 0

    assert SECRET not in everything_written(story)
    other.refresh_from_db()
    assert other.words
    assert proof_of(KIND, story.submission_key)
