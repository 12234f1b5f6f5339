"""The hash of the answers behind the figures: it tells whether one was added, changed or taken back since."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder

from consultations.models import Response

CHUNK = 500


def digest_of_answers(consultation):
    """SHA-256 over every response that counts, the oldest first. Reads them 500 at a time."""
    running = hashlib.sha256()
    responses = Response.objects.to(consultation).standing().oldest_first()
    answers = "answers__chosen", "answers__chosenchoice_set__row", "answers__question"
    for response in responses.prefetch_related(*answers).iterator(chunk_size=CHUNK):
        running.update(json.dumps(_told(response), cls=DjangoJSONEncoder, sort_keys=True).encode())
    return running.hexdigest()


def _told(response):
    return [
        str(response.submission_key),
        response.group_size,
        sorted(map(_said, response.answers.all()), key=lambda said: said[0]),
    ]


def _said(answer):
    keys = {choice.pk: choice.key for choice in answer.chosen.all()}
    chosen = [
        (keys[each.choice_id], each.row.key if each.row else "", each.rank or 0)
        for each in answer.chosenchoice_set.all()
    ]
    facts = (
        answer.text,
        answer.other_text,
        answer.number,
        answer.month,
        answer.tumour_site_id,
        answer.place_id,
    )
    return [answer.question.key, *facts, sorted(chosen)]
