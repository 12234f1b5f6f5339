"""Letters about practice under review, each to those it concerns and sent by the background worker."""

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django_tasks import task
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page, PageSubscription, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from portal import mail
from portal.accounts.models import User

MENTIONED = ("new_comments", "deleted_comments", "resolved_comments", "new_replies")


def connect():
    """Once, when the portal starts."""
    task_submitted.connect(_on_task_submitted, dispatch_uid="ask_reviewers")
    workflow_rejected.connect(_on_rejected, dispatch_uid="tell_of_changes")
    workflow_approved.connect(_on_approved, dispatch_uid="tell_of_publication")
    # Wagtail writes these letters itself while the person waits, and has no setting for it.
    EditView.send_commenting_notifications = _on_comments


def _on_task_submitted(instance, user, **kwargs):
    ask_reviewers.using(backend="background").enqueue(instance.pk)


def _on_rejected(instance, user, **kwargs):
    tell_of_changes.using(backend="background").enqueue(instance.pk)


def _on_approved(instance, user, **kwargs):
    tell_of_publication.using(backend="background").enqueue(instance.pk)


def _on_comments(view, changes):
    if any(changes[kind] for kind in MENTIONED):
        tell_of_comments.using(backend="background").enqueue(view.page.pk, view.request.user.pk)


@task(queue_name="default", backend="background")
def ask_reviewers(state_key):
    """Tell whoever may take the step that it waits. Nothing goes where somebody has taken it meanwhile."""
    state = TaskState.objects.filter(pk=state_key, status=TaskState.STATUS_IN_PROGRESS).first()
    step = state.task.specific if state else None
    if not hasattr(step, "reviewers_of"):
        return
    for person in step.reviewers_of(state):
        if step.can_take(state.workflow_state.content_object, person):
            _write(person, "A practice waits for your review", "review_waits", state)


@task(queue_name="default", backend="background")
def tell_of_changes(workflow_key):
    workflow = WorkflowState.objects.get(pk=workflow_key)
    if workflow.status == WorkflowState.STATUS_NEEDS_CHANGES:
        _tell_writer(workflow, "Your practice came back to be changed", "changes_asked")


@task(queue_name="default", backend="background")
def tell_of_publication(workflow_key):
    _tell_writer(WorkflowState.objects.get(pk=workflow_key), "Your practice is published", "published")


@task(queue_name="default", backend="background")
def tell_of_comments(page_key, by_key):
    """One letter a person for all that was said at once: to those who wrote on the page and asked to know."""
    page = Page.objects.filter(pk=page_key).first()
    for person in _concerned(page).exclude(pk=by_key) if page else []:
        if page.permissions_for_user(person).can_edit():
            context = {"title": page.draft_title, "page_url": _edit_url(page.pk)}
            mail.send(person.email, "New comments on your page", "home/email/comments", context)


def _concerned(page):
    asked = PageSubscription.objects.filter(page=page, comment_notifications=True).values("user")
    talking = Q(comment_replies__comment__page=page) | Q(wagtail_admin_comments__page=page)
    return User.objects.active().filter(Q(pk__in=asked) | talking).distinct()


def _tell_writer(workflow, subject, template):
    person = workflow.requested_by
    state = workflow.current_task_state
    if person and person.is_active and person.pk != state.finished_by_id:
        _write(person, subject, template, state)


def _write(person, subject, template, state):
    context = {
        "title": state.revision.object_str,
        "reason": state.comment,
        "page_url": _edit_url(state.revision.object_id),
    }
    mail.send(person.email, subject, f"home/email/{template}", context)


def _edit_url(page_key):
    return settings.BASE_URL.rstrip("/") + reverse("wagtailadmin_pages:edit", args=[page_key])
