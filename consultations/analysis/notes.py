"""What was said at an event or a meeting: kept as a group's answers, and coded like any other."""

from django.db import transaction

from consultations.models import Answer, EventNote, Response

from .codebooks import check_may_code
from .queues import questions_to_code


class NoteRefused(Exception):
    """The note cannot be kept. The text says what to do."""


@transaction.atomic
def take(*, consultation, title, held_date, people, words, by, now):
    """Keep the note: `words` is {key of a question: what was said about it}."""
    check_may_code(by)
    said = [(each, words.get(each.key, "").strip()) for each in questions_to_code(consultation)]
    said = [(question, text) for question, text in said if text]
    if not said:
        raise NoteRefused("Write what was said about one question or more.")
    response = Response.objects.create(
        consultation_id=consultation.source_pk,
        source=Response.Source.EVENT,
        submitted_at=now,
        group_size=people,
        assistant=by,
    )
    Answer.objects.bulk_create(
        Answer(response=response, question=question, text=text) for question, text in said
    )
    return EventNote.objects.create(response=response, title=title, held_date=held_date, by=by)


def about(consultation):
    mine = EventNote.objects.filter(response__consultation=consultation.source_pk)
    return mine.select_related("response", "by")
