"""The workflow that every practice goes through, made where it is missing."""

from django.db import transaction
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from home.models import BestPracticeIndexPage, EditorReview, GroupLeadReview

NAME = "two peers"
WAGTAILS = "Moderators approval"
STEPS = ((GroupLeadReview, "the lead of the tumour group"), (EditorReview, "an editor"))


@transaction.atomic
def plant():
    """Bind the section of practice to its two steps. What an editor has bound it to otherwise stays."""
    section = BestPracticeIndexPage.objects.first()
    _let_go_of_the_first_workflow()
    if section is None or WorkflowPage.objects.filter(page=section).exists():
        return
    workflow = Workflow.objects.create(name=NAME)
    for order, (kind, name) in enumerate(STEPS):
        task = kind.objects.first() or kind.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.create(page=section, workflow=workflow)


def _let_go_of_the_first_workflow():
    """Wagtail binds every page to a review by a group that has nobody in it here."""
    for workflow in Workflow.objects.active().filter(name=WAGTAILS, workflow_pages__page__depth=1):
        workflow.deactivate()
