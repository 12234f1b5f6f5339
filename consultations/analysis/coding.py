"""What coders do: read an answer, read it blindly a second time, and settle what they differ about.

No machine codes an answer. Whatever was suggested, a reading has a person's name on it.
"""

import random
from collections import defaultdict

from django.db import transaction
from django.db.models import Q

from consultations.models import Answer, CampaignAnswer, Code, Coding, Reading, SecondLook

from .codebooks import check_may_code
from .queues import codable, to_settle

FIRST, SECOND, SETTLED = Reading.Part.FIRST, Reading.Part.SECOND, Reading.Part.SETTLED
FEWEST_DRAWN = 20


class CodingRefused(Exception):
    """It is not stored. The text says why, and what to do."""


@transaction.atomic
def read(*, answer, codes, by, now, seen=None, suggested=()):
    """The first reading of an answer, or that one read anew.

    `seen` is the reading that the coder had before them, so that nobody writes over what they did not see.
    """
    check_may_code(by)
    before = answer.readings.filter(part=FIRST).select_for_update().first()
    if (before and before.pk) != seen:
        raise CodingRefused("Somebody else has coded this answer meanwhile. Look at what they chose.")
    if answer.readings.exclude(part=FIRST).exists():
        raise CodingRefused("This answer has been read twice. What differs is settled under “Agreement”.")
    _check_codes(answer, codes)
    if before:
        before.delete()
    return _store(answer, FIRST, codes, by, now, suggested)


@transaction.atomic
def read_the_same(*, answer, by, now):
    """Give the codes of this answer to those of its campaign in the same words that are unread."""
    check_may_code(by)
    reading = answer.readings.get(part=FIRST)
    codes = [coding.code for coding in reading.codings.select_related("code")]
    unread = list(same_words(answer).exclude(readings__part=FIRST))
    readings = Reading.objects.bulk_create(Reading(answer=each, coder=by, at=now) for each in unread)
    Coding.objects.bulk_create(Coding(reading=each, code=code) for each in readings for code in codes)
    return len(readings)


@transaction.atomic
def read_blind(*, answer, codes, by, now):
    """The second reading, by somebody who has not seen the first."""
    check_may_code(by)
    if not SecondLook.objects.filter(answer=answer).exists():
        raise CodingRefused("This answer was not drawn for a second reading.")
    if answer.readings.filter(Q(part=FIRST, coder=by) | Q(part=SECOND)).exists():
        raise CodingRefused(
            "This answer has been read by you, or a second time by somebody else. Take the next."
        )
    _check_codes(answer, codes)
    return _store(answer, SECOND, codes, by, now, counts=False)


@transaction.atomic
def settle(*, answer, codes, by, now, note=""):
    """What the answer is about, where two coders differed. From then on this reading counts."""
    check_may_code(by)
    if not answer.readings.filter(part=SECOND).exists():
        raise CodingRefused("This answer has been read once only. There is nothing to settle.")
    _check_codes(answer, codes)
    answer.readings.filter(part=SETTLED).delete()
    answer.readings.filter(part=FIRST).update(counts=False)
    return _store(answer, SETTLED, codes, by, now, note=note.strip()[:250])


@transaction.atomic
def draw(*, consultation, share, by, now, dice=None):
    """Draw this share (0 to 1) of the answers read once for a second reading. Returns how many are new."""
    check_may_code(by)
    read_once = codable(consultation).filter(readings__part=FIRST)
    waiting = list(read_once.filter(second_look__isnull=True).values_list("pk", flat=True))
    drawn_before = read_once.filter(second_look__isnull=False).count()
    wanted = max(round(share * (len(waiting) + drawn_before)), FEWEST_DRAWN) - drawn_before
    chosen = (dice or random.SystemRandom()).sample(waiting, max(min(wanted, len(waiting)), 0))
    SecondLook.objects.bulk_create(SecondLook(answer_id=pk, drawn_at=now) for pk in sorted(chosen))
    return len(chosen)


def same_words(answer):
    """The other answers of its campaign that say exactly its words."""
    mine = CampaignAnswer.objects.filter(answer=answer, is_same=True).values("campaign")
    same = CampaignAnswer.objects.filter(campaign__in=mine, is_same=True).exclude(answer=answer)
    return Answer.objects.filter(pk__in=same.values("answer"))


def disputes(consultation):
    """Answers that two people read differently and nobody has settled, the first drawn first.

    Their codes are compared as they stand today: what was merged since may have ended a dispute.
    """
    given = defaultdict(lambda: (set(), set()))
    for answer, part, code in _codes_of(to_settle(consultation)):
        given[answer][part == SECOND].add(code)
    differ = [answer for answer, (first, second) in given.items() if first != second]
    return to_settle(consultation).filter(pk__in=differ)


def _codes_of(answers):
    rows = Coding.objects.filter(reading__answer__in=answers.values("pk")).standing_for()
    return rows.values_list("reading__answer", "reading__part", "stands_for")


def _check_codes(answer, codes):
    mine = Code.objects.in_use().filter(codebook__consultation=answer.question.page_id)
    offered = set(mine.for_question(answer.question_id).values_list("pk", flat=True))
    if not {code.pk for code in codes} <= offered:
        raise CodingRefused("One of the codes is not offered any more. Choose again.")


def _store(answer, part, codes, by, now, suggested=(), *, counts=True, note=""):
    reading = Reading.objects.create(answer=answer, part=part, coder=by, at=now, counts=counts, note=note)
    Coding.objects.bulk_create(
        Coding(reading=reading, code=code, was_suggested=code.key in suggested) for code in set(codes)
    )
    return reading
