"""Some of what people wrote is published, some waits to be read: on a page of its own and on the desk."""

from consultations.consent import CURRENT
from consultations.models import Answer, PublishedAnswer, Response

WAITING = 3
MOST = 12


def plant(page):
    """Every second response may be published; of what was written there all but a few was read."""
    responses = Response.objects.to(page).oldest_first().values_list("pk", flat=True)
    Response.objects.filter(pk__in=list(responses)[::2]).update(publish_consent=CURRENT)
    waiting = Answer.objects.filter(response__consultation=page).waiting_to_be_read().order_by("pk")
    read = list(waiting[: MOST + WAITING])[:-WAITING]
    PublishedAnswer.objects.bulk_create(
        PublishedAnswer(answer=answer, words=answer.text, state="published", decided_at=page.closes_at)
        for answer in read
    )
