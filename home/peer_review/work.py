"""What waits for whoever writes practice or reads it: drafts, comments, changes asked for, reviews."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Page, TaskState, WorkflowState

from home.models import BestPracticeIndexPage, BestPracticePage
from home.reviews import begin_of
from portal.accounts.roles import Role, roles_of
from portal.accounts.work_list import WorkList, WorkRow

WRITERS = {Role.MEMBER}
REVIEWERS = {Role.LEAD, Role.EDITOR, Role.ADMINISTRATOR}


def edit(page_key):
    return reverse("wagtailadmin_pages:edit", args=[page_key])


class PracticeList(WorkList):
    """A list for whoever holds one of the roles."""

    roles = frozenset()

    @classmethod
    def is_for(cls, user):
        return bool(roles_of(user) & cls.roles)


class ReviewsToDo(PracticeList):
    """Practice that this person is asked to read, whatever step it stands at."""

    title = "Practice for you to review"
    empty = "No practice waits for your review."
    roles = REVIEWERS
    order = 110

    def rows(self, now):
        waiting = TaskState.objects.reviewable_by(self.user).order_by("started_at", "pk")
        states = waiting.select_related("revision").prefetch_related("workflow_state")[: self.most]
        return [
            WorkRow(state.revision.object_str, edit(state.revision.object_id), since=state.started_at)
            for state in states
        ]


class ChangesAsked(PracticeList):
    """What a reviewer sent back to this person, with their reason."""

    title = "Sent back to you to change"
    empty = "Nothing was sent back to you."
    roles = WRITERS
    order = 120

    def rows(self, now):
        states = WorkflowState.objects.filter(
            status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=self.user
        ).select_related("current_task_state__revision")
        last = [state.current_task_state for state in states.order_by("created_at", "pk")[: self.most]]
        return [_sent_back(state) for state in last]


def _sent_back(state):
    label = f"{state.revision.object_str}: {state.comment}" if state.comment else state.revision.object_str
    return WorkRow(label[:160], edit(state.revision.object_id), since=state.finished_at)


class CommentsForMe(PracticeList):
    """Open comments by others on what this person wrote or keeps."""

    title = "Comments for you"
    empty = "Nobody has commented on your practice."
    roles = WRITERS
    order = 130

    def rows(self, now):
        pages = BestPracticePage.objects.filter(Q(owner=self.user) | Q(kept_by=self.user))
        pages = pages.filter(organisation=self.user.organisation_id)
        comments = Comment.objects.filter(page__in=pages.values("pk"), resolved_at__isnull=True)
        found = comments.exclude(user=self.user).select_related("page", "user").order_by("created_at", "pk")
        return [
            WorkRow(
                f"{comment.page.draft_title}: {comment.text}"[:160],
                f"{edit(comment.page_id)}#comment-{comment.pk}",
                since=comment.created_at,
            )
            for comment in found[: self.most]
        ]


class MyDrafts(PracticeList):
    """What this person began and has not sent, and what of theirs waits to be read."""

    title = "Your drafts"
    empty = "You have no draft."
    roles = WRITERS
    order = 105

    @property
    def offer_to(self):
        section = BestPracticeIndexPage.objects.first()
        if section is None or not self.user.organisation_id:
            return None
        address = reverse("wagtailadmin_pages:add", args=["home", "bestpracticepage", section.pk])
        return "Write a practice", address

    def rows(self, now):
        pages = BestPracticePage.objects.filter(owner=self.user, organisation=self.user.organisation_id)
        drafts = Page.objects.filter(pk__in=pages.values("pk"), has_unpublished_changes=True)
        latest = drafts.prefetch_workflow_states().order_by("-latest_revision_created_at", "-pk")
        return [_draft(page) for page in latest[: self.most]]


def _draft(page):
    task = page.current_workflow_task
    note = f"waits for {task.name}" if task else ""
    return WorkRow(page.draft_title, edit(page.pk), since=page.latest_revision_created_at, note=note)


class MyReviewsDue(PracticeList):
    """Published practice that this person keeps and must look at again."""

    title = "Practice you keep, due to be looked at again"
    empty = "Nothing that you keep is due."
    roles = WRITERS
    order = 150

    def rows(self, now):
        due = BestPracticePage.objects.due_for_review(timezone.localdate(now)).filter(kept_by=self.user)
        return [
            WorkRow(page.title, edit(page.pk), due=begin_of(page.review_date)) for page in due[: self.most]
        ]


WORK_LISTS = (ReviewsToDo, ChangesAsked, CommentsForMe, MyDrafts, MyReviewsDue)
