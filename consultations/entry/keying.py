"""Storing what was typed in, drawing the sample that is typed in twice, and settling where two differ."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from consultations import actions, storing
from consultations.answering import Way
from consultations.consent import CURRENT
from consultations.models import AnswersReceipt, Response, SecondKeying
from consultations.saying import words_of
from consultations.stages import Stage
from portal.privacy.receipts import digest_of

TAKES_PAPER = (Stage.OPEN, Stage.PAUSED, Stage.CLOSED)
FIRST, SECOND = "first", "second"


class Refused(Exception):
    """What cannot be done now, with the reason as a sentence."""


@dataclass(frozen=True)
class Difference:
    """A question that two people typed in differently, in the words of each."""

    question: object
    first: str
    second: str


def check_takes_paper(page, now):
    if page.stage_at(now) not in TAKES_PAPER:
        raise Refused("Answers can be typed in from the opening until the outcome is published.")


def enter(*, consultation, about, answers, by, now, words=""):
    """Store one form, once for its key. words: receipt words for whoever filled it in.

    about: key, source, group_size, publish, as entry.forms.AboutForm gives them.
    """
    check_takes_paper(consultation, now)
    return _enter(consultation, about, answers, by, now, digest_of(words) if words else "")


@transaction.atomic
def _enter(consultation, about, answers, by, now, digest):
    facts = {
        "consultation": consultation,
        "source": about["source"],
        "submitted_at": now,
        "assistant": by,
        "group_size": about["group_size"],
        "publish_consent": CURRENT if about["publish"] else "",
        "version": consultation.version,
    }
    response, is_new = Response.objects.get_or_create(submission_key=about["key"], defaults=facts)
    if is_new:
        storing.store(response, Way(actions.questionnaire_of(consultation), answers))
        if digest:
            AnswersReceipt.objects.create(response=response, digest=digest, made_at=now)
        if is_drawn(response.submission_key):
            SecondKeying.objects.create(response=response)
    return response


def is_drawn(key):
    """One form in so many is typed in twice. It follows from the form's key, so nobody can choose which."""
    one_in = settings.CONSULTATION_KEYED_TWICE
    return bool(one_in) and key.int % one_in == 0


@transaction.atomic
def key_again(*, keying, answers, by, now):
    """What a second person typed in, who has not seen what the first did. Where both agree it is settled."""
    current = SecondKeying.objects.select_for_update().select_related("response").get(pk=keying.pk)
    check_may_key_again(current, by)
    questionnaire = actions.questionnaire_of(current.response.consultation)
    current.answers, current.keyed_at, current.keyed_by = answers, now, by
    current.compared = len(_both(current.response, answers, questionnaire))
    current.differed = len(differences(current.response, answers, questionnaire))
    current.save()
    if not current.differed:
        _settled(current, by, now)
    return current


def check_may_key_again(keying, by):
    if keying.keyed_at:
        raise Refused("Somebody has typed it in a second time already.")
    if keying.response.assistant_id == by.pk:
        raise Refused("You typed it in the first time. Somebody else does it now.")


@transaction.atomic
def settle(*, keying, choices, by, now):
    """choices: {key of a question: FIRST or SECOND}, looked up on the paper."""
    current = SecondKeying.objects.select_for_update().select_related("response").get(pk=keying.pk)
    if current.settled_at:
        return current
    response = current.response
    questionnaire = actions.questionnaire_of(response.consultation)
    answers = storing.answers_of(response)
    for difference in differences(response, current.answers, questionnaire):
        key = difference.question.key
        if choices[key] == SECOND:
            answers = _with_answer_of(current.answers, answers, key)
    storing.store(response, Way(questionnaire, answers))
    return _settled(current, by, now)


def _with_answer_of(source, answers, key):
    """The answers with one of them, and the words of its “other”, as the other person typed it."""
    kept = {name: given for name, given in answers.items() if name.split(".")[0] != key}
    return kept | {name: given for name, given in source.items() if name.split(".")[0] == key}


def _settled(keying, by, now):
    """Only the numbers are kept: the answers stand in the response."""
    keying.settled_at, keying.settled_by, keying.answers = now, by, {}
    keying.save()
    Response.objects.filter(pk=keying.response_id).update(keyed_twice_at=now)
    return keying


def differences(response, answers, questionnaire):
    first, second = storing.answers_of(response), answers
    asked = _both(response, answers, questionnaire)
    names = storing.names_for(asked, first) | storing.names_for(asked, second)
    told = [(each, words_of(each, first, names), words_of(each, second, names)) for each in asked]
    return [Difference(*each) for each in told if each[1] != each[2]]


def _both(response, answers, questionnaire):
    """The questions that either of the two was asked."""
    ways = (Way(questionnaire, storing.answers_of(response)), Way(questionnaire, answers))
    keys = {question.key for way in ways for question in way.asked}
    return [question for question in questionnaire if question.key in keys]
