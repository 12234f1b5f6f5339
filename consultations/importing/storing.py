"""Stores responses, so many at a time, each once."""

import uuid

from django.db import transaction

from consultations.models import Answer, ChosenChoice, Response

NAMESPACE = uuid.UUID("7a3f0f8e-8a34-4f3b-8f0c-1b8c6f4d2c11")


def submission_key(consultation, key):
    """The same row of the same consultation has the same key, so that it is stored once."""
    return uuid.uuid5(NAMESPACE, f"{consultation.source_pk}:{key}")


@transaction.atomic
def store(consultation, rows):
    """Store what is not there yet. Returns how many were new."""
    by_key = {submission_key(consultation, row.key): row for row in reversed(rows)}
    known = Response.objects.filter(submission_key__in=by_key).values_list("submission_key", flat=True)
    new = {key: by_key[key] for key in reversed(by_key) if key not in set(known)}
    responses = Response.objects.bulk_create(_response(consultation, key, row) for key, row in new.items())
    _store_answers(zip(responses, new.values(), strict=True))
    return len(responses)


def _response(consultation, key, row):
    return Response(
        submission_key=key,
        consultation_id=consultation.source_pk,
        source=Response.Source.IMPORT,
        submitted_at=row.sent_at,
    )


def _store_answers(pairs):
    given = [
        (Answer(response=response, question=question, **each.fields), each.chosen)
        for response, row in pairs
        for question, each in row.answers.items()
    ]
    Answer.objects.bulk_create((answer for answer, _ in given), batch_size=500)
    ChosenChoice.objects.bulk_create(
        (
            ChosenChoice(answer=answer, choice=choice, row=line, rank=rank)
            for answer, chosen in given
            for choice, line, rank in chosen
        ),
        batch_size=500,
    )
