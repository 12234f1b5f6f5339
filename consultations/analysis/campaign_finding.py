"""Looks through the answers for campaigns, in the background: nothing of it is done while somebody waits."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from consultations.models import Answer, Campaign, CampaignAnswer, ConsultationPage

from .campaigns import Groups, plainly
from .queues import codable, questions_to_code

BATCH = 1_000


@task(queue_name="default", backend="background")
def find_campaigns(consultation_pk):
    find(ConsultationPage.objects.get(pk=consultation_pk), now=timezone.now())


@transaction.atomic
def find(consultation, *, now):
    """Find them anew. Returns how many campaigns there are."""
    Campaign.objects.filter(question__page=consultation.source_pk).delete()
    return sum(_find_in(consultation, question, now) for question in questions_to_code(consultation))


def about(consultation):
    return Campaign.objects.filter(question__page=consultation.source_pk).select_related(
        "question", "example"
    )


def _find_in(consultation, question, now):
    groups = Groups()
    texts = codable(consultation).filter(question=question).values_list("pk", "text")
    for key, text in texts.iterator(chunk_size=BATCH):
        groups.add(key, text)
    found = groups.found()
    for keys in found:
        _keep(question, keys, now)
    return len(found)


def _keep(question, keys, now):
    campaign = Campaign.objects.create(question=question, example_id=keys[0], answers=len(keys), found_at=now)
    example = plainly(Answer.objects.values_list("text", flat=True).get(pk=keys[0]))
    for start in range(0, len(keys), BATCH):
        texts = Answer.objects.filter(pk__in=keys[start : start + BATCH]).values_list("pk", "text")
        CampaignAnswer.objects.bulk_create(
            CampaignAnswer(campaign=campaign, answer_id=key, is_same=plainly(text) == example)
            for key, text in texts
        )
