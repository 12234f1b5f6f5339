"""Answers for everybody to read: a person reads each first, takes out what names somebody, and decides."""

from django.db import transaction

from consultations.models import Answer, AnswerRedaction, PublishedAnswer, Response
from portal.privacy.identifiers import find
from portal.privacy.redaction import places_of, put_instead
from search import indexing

OTHER = "other"
LONGEST_INSTEAD = 80
State = PublishedAnswer.State


class Refused(Exception):
    """What cannot be done now, with the reason as a sentence."""


def begin(answer):
    """The answer as it stands on the desk: the words that may be published, and what was decided."""
    return PublishedAnswer.objects.filter(answer=answer).first() or PublishedAnswer(
        answer=answer, words=answer.text
    )


@transaction.atomic
def redact(*, answer, words, instead, reason, by, now, kind=OTHER):
    """Put `instead` wherever `words` stand. What the person sent stays as it is."""
    published, instead = _on_the_desk(answer), instead.strip()
    if not words.strip() or not instead or not reason.strip():
        raise Refused("Enter the words to take out, what to put in their place, and why.")
    places = [(mark, instead) for mark in find(published.words) if (mark.words, mark.kind) == (words, kind)]
    found = places or [(place, instead) for place in places_of(words, published.words)]
    if not found:
        raise Refused("These words are not in the answer any more. Look at it again.")
    published.words = put_instead(published.words, found)
    published.save()
    AnswerRedaction.objects.create(
        published=published, kind=kind, put_instead=instead[:LONGEST_INSTEAD], reason=reason, at=now, by=by
    )
    _follow(published)
    return published


def publish(*, answer, by, now):
    return _decide(answer, State.PUBLISHED, "", by, now)


def decline(*, answer, reason, by, now):
    """Counted and read like every other, and not shown."""
    if not reason.strip():
        raise Refused("Enter why it is not published.")
    return _decide(answer, State.DECLINED, reason.strip(), by, now)


def put_back(*, answer, by, now):
    """Off every public page at once, to be read again."""
    return _decide(answer, State.READING, "", by, now)


@transaction.atomic
def _decide(answer, state, reason, by, now):
    published = _on_the_desk(answer)
    published.state, published.reason = state, reason
    published.decided_at, published.decided_by = now, by
    published.save()
    _follow(published)
    return published


def _on_the_desk(answer):
    """On the response as it stands now: its writer may have taken it back a moment ago."""
    response = Response.objects.select_for_update().get(pk=answer.response_id)
    current = Answer.objects.filter(pk=answer.pk).first()
    if current is None or response.withdrawn_at or not response.publish_consent:
        raise Refused("Its writer took this back, or does not want it published any more.")
    return begin(current)


def _follow(published):
    indexing.refresh(PublishedAnswer, [published.pk])
