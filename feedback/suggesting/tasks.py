"""The work that no request waits for."""

from django.utils import timezone
from django_tasks import task

from feedback.models import Story, TrainingRun
from feedback.moderation import State

from . import training
from .proposing import propose

OPEN = (State.RECEIVED, State.IN_REVIEW, State.WAITING_AUTHOR, State.APPROVED)


@task(queue_name="default", backend="background")
def suggest(story_pk):
    """What one story may be about."""
    propose(Story.objects.filter(pk=story_pk).exclude(state=State.ERASED), today=timezone.localdate())


@task(queue_name="default", backend="background")
def suggest_for(story_pks):
    """The same for many, as an import brings them."""
    propose(Story.objects.filter(pk__in=story_pks).exclude(state=State.ERASED), today=timezone.localdate())


@task(queue_name="default", backend="background")
def suggest_for_waiting():
    """Everything that nobody has decided yet, after the rules changed or something was learned."""
    propose(Story.objects.filter(state__in=OPEN), today=timezone.localdate())


@task(queue_name="default", backend="background")
def train(run_pk):
    run = TrainingRun.objects.get(pk=run_pk)
    try:
        training.learn(run, now=timezone.now())
    except BaseException:
        training.fail(run)
        raise
    suggest_for_waiting.enqueue()
