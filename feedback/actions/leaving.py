"""How a story goes: withdrawn, or erased for good. Either takes it off every public page at once."""

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from feedback.models import Story
from feedback.moderation import MoveRefused, State, Step
from portal.privacy import erasures

from .steps import hidden, take_step

KIND = "feedback.story"
WITHDRAWAL = "feedback.withdrawal"
AGAIN = "Done again after a backup was restored"
# Sent inside the transaction, with `story` and `now`, for whoever keeps copies: files still on disk, figures.
story_left = Signal()

# What an erased story no longer says. Its dates, its state and what moderators did stay, without a word.
NOTHING_SAID = {
    "words": "",
    "title": "",
    "told_by": "",
    "site_answer": Story.SiteAnswer.NOT_SAID,
    "care_site": None,
    "care_site_text": "",
    "organisation": None,
    "source_organisation": "",
    "source_service": "",
    "source_question": "",
    "happened_month": None,
    "rating": None,
    "sentiment": None,
    "seriousness": None,
    "helped_by": "",
    "shared_count": 0,
}
# Rows that go with it, and what each is called in the proof. The receipt stays: it says when it was erased.
GOES_WITH_IT = {
    "messages": "messages",
    "redactions": "notes on what was taken out",
    "kept_marks": "marks on words",
    "concerns": "concerns",
    "suggestions": "suggested tags",
    "echoes": "marks of “this happened to me too”",
    "replies": "replies",
    "theme_items": "themes",
}
GOES_WITH_IT_ALONE = {
    "original": "words as they were sent",
    "contact": "email addresses",
    "equality": "answers about equality",
}
LISTS = ("tumour_sites", "priorities", "stages")


@transaction.atomic
def withdraw(*, story, by=None, now, version=None, reason=""):
    """The author's wish, or a moderator's for the author: off every public page, and out of the queue."""
    story = take_step(story, Step.WITHDRAW, by=by, version=version, now=now, reason=reason)
    erasures.prove(kind=WITHDRAWAL, key=story.submission_key, removed={}, now=now)
    return _gone_from_sight(story, now)


@transaction.atomic
def erase(*, story, by=None, now, version=None, reason=""):
    """Delete what was told and all that was added to it. There is no way back, and there is a proof."""
    if hold := hold_on(story, now):
        raise MoveRefused(f"The law tells us to keep this until {hold.until:%-d %B %Y}.")
    return _erase(story, by=by, now=now, version=version, reason=reason)


@transaction.atomic
def leave_for_good(*, story, now):
    """The author's wish to be forgotten. What the law holds is withdrawn now, and erased when it may be."""
    if not hold_on(story, now):
        return _erase(story, by=None, now=now)
    if story.state == State.WITHDRAWN:
        return story
    return withdraw(story=story, now=now)


def erase_again(hashes, now):
    """After a backup was restored: erase every story that was erased before. Returns how many were there."""
    back = _under(hashes, Story.objects.exclude(state=State.ERASED))
    for story in back:
        with transaction.atomic():
            _erase(story, by=None, now=now, reason=AGAIN)
    return len(back)


def withdraw_again(hashes, now):
    """After a backup was restored: withdraw what was withdrawn before. Returns how many were there."""
    back = _under(hashes, Story.objects.exclude(state__in=[State.WITHDRAWN, State.ERASED]))
    for story in back:
        withdraw(story=story, now=now, reason=AGAIN)
    return len(back)


def _under(hashes, stories):
    known = stories.only("pk", "submission_key").iterator()
    return [story for story in known if erasures.hash_of(story.submission_key) in hashes]


def hold_on(story, now):
    """The legal hold on the story, or None."""
    return story.legal_holds.in_force(timezone.localdate(now)).first()


def _erase(story, *, by, now, version=None, reason=""):
    story = take_step(story, Step.ERASE, by=by, version=version, now=now, reason=reason, **NOTHING_SAID)
    removed = _empty(story)
    # Their reasons were written about somebody: which step, when and by whom is enough.
    story.steps.exclude(step=Step.ERASE).update(reason="")
    erasures.prove(kind=KIND, key=story.submission_key, removed=removed, now=now)
    return _gone_from_sight(story, now)


def _empty(story):
    """Delete what belongs to the story. Returns {what: how many}."""
    removed = {"stories": 1}
    for name in (*LISTS, *_lists_elsewhere()):
        getattr(story, name).clear()
    for name, called in GOES_WITH_IT.items():
        removed[called] = _delete(getattr(story, name).all())
    for name, called in GOES_WITH_IT_ALONE.items():
        model = Story._meta.get_field(name).related_model
        removed[called] = _delete(model.objects.filter(story=story))
    return {called: count for called, count in removed.items() if count}


def _lists_elsewhere():
    """Whoever keeps a list of stories, on whatever floor, forgets this one."""
    lists = [each for each in Story._meta.related_objects if each.many_to_many and not each.hidden]
    return [each.get_accessor_name() for each in lists]


def _delete(rows):
    """How many rows of this kind went; what hangs on them is not counted."""
    return rows.delete()[1].get(rows.model._meta.label, 0)


def _gone_from_sight(story, now):
    story_left.send(Story, story=story, now=now)
    return hidden(story)
