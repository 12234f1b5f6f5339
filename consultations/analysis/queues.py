"""What is left to read: words of reading for the coders' lists."""

from django.db.models import Exists, OuterRef, Q

from consultations.kinds import OPEN_ENDED, WRITING
from consultations.models import Answer, Code, Coding, Question, Reading, is_read

FIRST, SECOND, SETTLED = Reading.Part.FIRST, Reading.Part.SECOND, Reading.Part.SETTLED


def questions_to_code(consultation):
    """Those that people answer in their own words, also where that is “other, please say”."""
    asked = Question.objects.filter(page=consultation.source_pk)
    open_ended = Q(kind__in=OPEN_ENDED, offers_other=True)
    return asked.filter(Q(kind__in=WRITING, is_equality=False) | open_ended).order_by("sort_order", "pk")


def codable(consultation):
    """Every answer with words of its own, of responses that nobody has taken back."""
    answers = Answer.objects.filter(
        question__in=questions_to_code(consultation).order_by().values("pk"),
        response__withdrawn_at__isnull=True,
    )
    return answers.exclude(text="", other_text="").order_by("pk")


def unread(consultation):
    return codable(consultation).exclude(is_read())


def to_read_again(consultation):
    """Those whose code has been split since they were read."""
    split = Coding.objects.filter(
        reading__answer=OuterRef("pk"), reading__counts=True, code__state=Code.State.SPLIT
    )
    return codable(consultation).filter(Exists(split))


def to_read_blind(consultation, by):
    """Those drawn for a second reading that nobody has given it, and that this person has not read."""
    mine = Reading.objects.filter(answer=OuterRef("pk"), part=FIRST, coder=by)
    drawn = codable(consultation).filter(second_look__isnull=False)
    return drawn.filter(is_read()).exclude(is_read(SECOND)).exclude(Exists(mine))


def read_twice(consultation):
    return codable(consultation).filter(is_read(), is_read(SECOND))


def to_settle(consultation):
    """Read twice and not settled, whether or not the two readings differ."""
    return read_twice(consultation).exclude(is_read(SETTLED))


def words_of(answer):
    return answer.text or answer.other_text
