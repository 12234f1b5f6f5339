from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from feedback import actions
from feedback.actions.author import agree
from feedback.consent import Consent
from feedback.models import ConcernKind, StoryConcern
from feedback.moderation import MoveRefused, State
from feedback.notices import tell_of_concerns
from feedback.safeguarding import raise_concerns, raise_concerns_of
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryConcernFactory, StoryFactory, on_duty_for_safeguarding

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
DARK = "I waited for weeks. I want to die."


@pytest.fixture
def moderator():
    return UserFactory(role=Role.MODERATOR)


@pytest.fixture
def lead():
    person = UserFactory(role=Role.MODERATOR)
    on_duty_for_safeguarding(person)
    return person


def told():
    return [task for task in DBTaskResult.objects.all() if task.task_path.endswith("tell_of_concerns")]


def test_a_cue_in_the_words_holds_the_story_and_tells_the_lead_once():
    story = StoryFactory(words=DARK)
    [concern] = raise_concerns(story, NOW)
    assert (concern.kind, concern.cue, concern.raised_at) == (
        ConcernKind.SELF_HARM,
        "wishes to be dead",
        NOW,
    )
    assert raise_concerns(story, NOW) == []
    assert len(told()) == 1


def test_ordinary_words_raise_nothing_and_tell_nobody():
    assert raise_concerns(StoryFactory(), NOW) == []
    assert told() == []


def test_what_an_author_adds_later_is_read_too():
    story = StoryFactory()
    [concern] = raise_concerns(story, NOW, words="My son hits me.")
    assert concern.kind == ConcernKind.ABUSE


def test_many_at_once_are_one_letter():
    raise_concerns_of([(StoryFactory(words=DARK), DARK), (StoryFactory(words=DARK), DARK)], NOW)
    [task] = told()
    assert task.args_kwargs["args"] == [2]


def test_the_letter_carries_no_word_and_no_reference_of_the_story(lead, mailoutbox):
    story = StoryFactory(words=DARK)
    raise_concerns(story, NOW)
    tell_of_concerns.func(1)
    [mail] = mailoutbox
    assert mail.to == [lead.email]
    assert "/admin/stories/concerns/" in mail.body
    for private in ("die", "weeks", "harm", story.reference):
        assert private not in mail.body.replace("/admin/", "")


@pytest.mark.parametrize(
    ("act", "consent"), [(actions.publish, Consent.PUBLISH), (actions.approve, Consent.AFTER_SEEN)]
)
def test_a_held_story_goes_nowhere_until_every_concern_is_settled(act, consent, lead):
    story = StoryFactory(state=State.IN_REVIEW, consent=consent)
    for kind in (ConcernKind.ABUSE, ConcernKind.SELF_HARM):
        with pytest.raises(MoveRefused, match="is held"):
            StoryConcernFactory(story=story, kind=kind)
            act(story=story, by=lead, version=1, now=NOW)
    for concern in story.concerns.all():
        with pytest.raises(MoveRefused, match="is held"):
            act(story=story, by=lead, version=1, now=NOW)
        actions.settle_concern(concern=concern, by=lead, outcome="I rang the ward.", now=NOW)
    assert act(story=story, by=lead, version=1, now=NOW).state != State.IN_REVIEW


def test_an_author_cannot_publish_by_agreeing_while_the_story_is_held():
    story = StoryFactory(state=State.APPROVED, consent=Consent.AFTER_SEEN)
    StoryConcernFactory(story=story)
    with pytest.raises(MoveRefused, match="come back later"):
        agree(story=story, version=1, now=NOW)


def test_only_whoever_is_on_duty_settles_and_says_what_was_done(lead, moderator):
    concern = StoryConcernFactory()
    with pytest.raises(MoveRefused, match=str(lead)):
        actions.settle_concern(concern=concern, by=moderator, outcome="Nothing.", now=NOW)
    with pytest.raises(MoveRefused, match="Say what was done"):
        actions.settle_concern(concern=concern, by=lead, outcome=" ", now=NOW)
    settled = actions.settle_concern(concern=concern, by=lead, outcome="I rang the ward.", now=NOW)
    assert (settled.settled_by, settled.settled_at, settled.outcome) == (lead, NOW, "I rang the ward.")
    with pytest.raises(MoveRefused, match="already"):
        actions.settle_concern(concern=concern, by=lead, outcome="Again.", now=NOW)


def test_a_person_raises_a_concern_by_hand_and_it_stands_in_the_audit_trail(moderator):
    story = StoryFactory()
    concern = actions.raise_concern(story=story, kind=ConcernKind.ABUSE, by=moderator, now=NOW)
    assert (concern.raised_by, story.concerns.open().count()) == (moderator, 1)
    assert AuditEntry.objects.about(story).get().actor == moderator
    assert len(told()) == 1
    with pytest.raises(MoveRefused, match="open already"):
        actions.raise_concern(story=story, kind=ConcernKind.ABUSE, by=moderator, now=NOW)


def test_a_lead_of_a_group_may_raise_one_and_a_stranger_may_not():
    story = StoryFactory()
    actions.raise_concern(story=story, kind=ConcernKind.ABUSE, by=UserFactory(role=Role.LEAD), now=NOW)
    with pytest.raises(MoveRefused):
        actions.raise_concern(
            story=story, kind=ConcernKind.SELF_HARM, by=UserFactory(role=Role.EDITOR), now=NOW
        )


def test_what_the_author_has_before_them_comes_back_into_review(moderator):
    story = StoryFactory(state=State.APPROVED, consent=Consent.AFTER_SEEN)
    actions.raise_concern(story=story, kind=ConcernKind.ABUSE, by=moderator, now=NOW)
    story.refresh_from_db()
    assert story.state == State.IN_REVIEW


def test_a_settled_concern_can_be_raised_again(lead):
    story = StoryFactory()
    for day in range(2):
        now = NOW + timedelta(days=day)
        concern = actions.raise_concern(story=story, kind=ConcernKind.ABUSE, by=lead, now=now)
        actions.settle_concern(concern=concern, by=lead, outcome="I rang.", now=now)
    assert StoryConcern.objects.settled().count() == 2
