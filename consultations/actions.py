"""Everything that a person does with their answers. Each action is one transaction."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from consultations import consent, inviting, stages, storing
from consultations.answering import Way
from consultations.models import (
    AnswersReceipt,
    ConsultationPage,
    PublishedAnswer,
    Question,
    Response,
    ResponseDraft,
)
from portal.privacy import erasures
from portal.privacy.receipts import digest_of
from search import indexing

WITHDRAWAL = "consultations.withdrawal"


class TooLate(Exception):
    """The consultation takes no more answers. What was written is still in the draft."""


class Gone(Exception):
    """The draft was deleted meanwhile, in another window."""


class LeftOpen(Exception):
    """Something must be done about `question` first. Its text says what."""

    def __init__(self, question, problem):
        self.question = question
        super().__init__(problem)


@transaction.atomic
def begin(*, consultation, in_place_of=None, invitation=None, by=None, now):
    """A new, empty draft. `in_place_of` is the draft that this person gives up for it, and is deleted.

    by: whoever is signed in; it decides whether they may answer, and is not kept.
    """
    if not may_begin(consultation, now):
        raise TooLate
    inviting.check_may_answer(consultation, user=by, invitation=invitation)
    if in_place_of:
        in_place_of.delete()
    moments = {"started_at": now, "touched_at": now}
    return ResponseDraft.objects.create(consultation=consultation, invitation=invitation, **moments)


def save_for_later(*, draft, words, now):
    """From now on these words open the draft, on any device. Words that it has already stay."""
    digest = digest_of(words)  # Slow on purpose, so before the transaction.
    AnswersReceipt.objects.get_or_create(draft=draft, defaults={"digest": digest, "made_at": now})


@transaction.atomic
def open_receipt(*, words):
    """The receipt that these words open, or None. Its hash follows the secret of today."""
    receipt = AnswersReceipt.objects.select_related(
        "draft__consultation", "response__consultation"
    ).opened_by(words)
    if receipt:
        receipt.renew(words)
    return receipt


def send(*, draft, now, words="", by=None):
    """Store what the draft holds as one response, the same one however often it is sent.

    words: what opens it from then on, where the draft had none. by: whoever is signed in; kept only if they
    chose to be named.
    """
    digest = digest_of(words) if words else ""
    return _send(draft, digest, by, now)


@transaction.atomic
def _send(draft, digest, by, now):
    check_may_send(draft, now)
    latest = ResponseDraft.objects.select_for_update().with_key(draft.key)
    if latest is None:
        return _sent_already(draft)
    latest.consultation = draft.consultation
    way = way_of(latest)
    if way.left_open:
        raise LeftOpen(*way.left_open)
    response = _store(latest, way, by, now)
    _hand_on_receipt(latest, response, digest, now)
    latest.delete()
    return response


def _sent_already(draft):
    response = Response.objects.filter(submission_key=draft.key).first()
    if response is None:
        raise Gone
    return response


def _store(draft, way, by, now):
    facts = {
        "group_size": consent.group_size(draft.answers),
        "publish_consent": consent.publish_consent(draft.answers),
        "by": by if by and consent.wants_name(draft.answers) else None,
        "version": draft.consultation.version,
    }
    created = {"consultation": draft.consultation, "submitted_at": now, **facts}
    response, is_new = Response.objects.get_or_create(submission_key=draft.key, defaults=created)
    if not is_new:
        _change(response, way, facts, now)
    elif draft.invitation:
        inviting.use(draft.invitation, now)
    storing.store(response, way)
    return response


def _change(response, way, facts, now):
    """What was published and is not said any more, or may not be, is gone from sight at once."""
    for name, value in {**facts, "changed_at": now}.items():
        setattr(response, name, value)
    response.save(update_fields=[*facts, "changed_at"])
    changed = storing.gone_with(response, way)
    hide(PublishedAnswer.objects.filter(answer__in=[answer.pk for answer in changed]))
    if not response.publish_consent:
        hide(PublishedAnswer.objects.filter(answer__response=response))


def _hand_on_receipt(draft, response, digest, now):
    """The words that opened the draft open the response."""
    moved = AnswersReceipt.objects.filter(draft=draft).update(draft=None, response=response)
    if not moved and digest:
        fresh = {"digest": digest, "made_at": now}
        AnswersReceipt.objects.get_or_create(response=response, defaults=fresh)


@transaction.atomic
def change(*, response, now):
    """A draft of what was sent. The response stands as it is until the draft is sent."""
    if response.withdrawn_at or not may_begin(response.consultation, now):
        raise TooLate
    said = {"consultation": response.consultation, "started_at": now, "touched_at": now}
    draft, _ = ResponseDraft.objects.get_or_create(
        key=response.submission_key, defaults={**said, "answers": storing.answers_of(response)}
    )
    return draft


def is_change(draft):
    """Whether the draft changes what was sent before."""
    return Response.objects.filter(submission_key=draft.key).exists()


@transaction.atomic
def withdraw(*, response, now):
    """Taken back by whoever sent it: counted and shown nowhere from this moment on."""
    current = Response.objects.select_for_update().get(pk=response.pk)
    if current.withdrawn_at is None:
        current.withdrawn_at = max(now, current.submitted_at)
        current.save(update_fields=["withdrawn_at"])
        ResponseDraft.objects.filter(key=current.submission_key).delete()
        hide(PublishedAnswer.objects.filter(answer__response=current))
        erasures.prove(kind=WITHDRAWAL, key=current.submission_key, removed={}, now=now)
    return current


def withdraw_again(hashes, now):
    """After a backup was restored: take back what was taken back before. Returns how many were there."""
    standing = Response.objects.standing().only("pk", "submission_key").iterator()
    back = [response for response in standing if erasures.hash_of(response.submission_key) in hashes]
    for response in back:
        withdraw(response=response, now=now)
    return len(back)


def hide(published):
    """Take published answers off the site and out of search, for good: their decisions are forgotten."""
    keys = list(published.values_list("pk", flat=True))
    indexing.forget(PublishedAnswer, keys)
    published.filter(pk__in=keys).delete()


def may_begin(consultation, now):
    page = consultation
    return stages.may_begin(page.opens_at, page.closes_at, now, paused=page.paused_at)


def check_may_send(draft, now):
    page, grace = draft.consultation, timedelta(minutes=settings.CONSULTATION_GRACE_MINUTES)
    began, paused = draft.started_at, page.paused_at
    if not stages.may_send(page.opens_at, page.closes_at, began, grace, now, paused=paused):
        raise TooLate


def questionnaire_of(consultation):
    """The published questions and headings in a few queries, however many there are."""
    return tuple(Question.objects.filter(page=consultation).with_everything())


def way_of(draft):
    """The way of whoever answers, by what they have answered so far."""
    by_section = draft.consultation.pace == ConsultationPage.Pace.SECTION
    return Way(questionnaire_of(draft.consultation), draft.answers, by_section)
