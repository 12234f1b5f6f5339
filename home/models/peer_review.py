"""The two steps in which peers read a practice before it is published, as Wagtail’s workflow keeps them."""

from django.db import models
from django.db.models import Exists, OuterRef
from wagtail.models import Page, Task, TaskState, WorkflowState

from home.peer_review.forms import ApprovalForm, ReasonForm
from portal.accounts.models import User
from portal.accounts.roles import Role, roles_of
from portal.taxonomy.models import TumourGroup

ACTIONS = [
    ("approve", "Approve", False),
    ("approve", "Approve with a note", True),
    ("reject", "Ask for changes", True),
]


class PeerReview(Task):
    """A step that a peer takes: never whoever wrote or sent it, nor whoever took an earlier step of it."""

    class Meta:
        abstract = True

    def in_reach_of(self, states, user, roles):
        """Those of the waiting states that somebody with these roles may decide."""
        raise NotImplementedError

    def reviewers_of(self, state):
        """The people who are asked to take this step, to be told of it."""
        raise NotImplementedError

    def get_task_states_user_can_moderate(self, user, **kwargs):
        waiting = self.task_states.filter(
            status=TaskState.STATUS_IN_PROGRESS, workflow_state__status=WorkflowState.STATUS_IN_PROGRESS
        )
        roles = roles_of(user) | ({Role.ADMINISTRATOR} if user.is_superuser else set())
        return self.in_reach_of(_not_their_own(waiting, user), user, roles)

    def can_take(self, page, user):
        return self.get_task_states_user_can_moderate(user).for_instance(page).exists()

    def user_can_access_editor(self, obj, user):
        return self.can_take(obj, user)

    def locked_for_user(self, obj, user):
        """What was sent stays as it was sent while it is being read: only its reviewer may mend a comma."""
        return not self.can_take(obj, user)

    def get_actions(self, obj, user):
        return ACTIONS if self.can_take(obj, user) else []

    def get_form_for_action(self, action):
        return ReasonForm if action == "reject" else ApprovalForm


def _not_their_own(states, user):
    theirs = [str(key) for key in Page.objects.filter(owner=user).values_list("pk", flat=True)]
    taken = TaskState.objects.filter(
        workflow_state=OuterRef("workflow_state"), status=TaskState.STATUS_APPROVED, finished_by=user
    )
    return (
        states.exclude(workflow_state__requested_by=user)
        .exclude(workflow_state__object_id__in=theirs)
        .filter(~Exists(taken))
    )


class GroupReviewState(TaskState):
    """One reading by the lead of a tumour group: of which groups was settled when it was sent."""

    groups = models.ManyToManyField(TumourGroup, related_name="+")
    exclude_fields_in_copy = ["groups"]


class GroupLeadReview(PeerReview):
    """The lead of the tumour group reads first. Where nobody leads it, an editor stands in."""

    task_state_class = GroupReviewState

    class Meta:
        verbose_name = "review by the lead of the tumour group"

    @classmethod
    def get_description(cls):
        return "Whoever leads a tumour group of the page; an editor where nobody does."

    def start(self, workflow_state, user=None):
        state = super().start(workflow_state, user=user)
        sites = workflow_state.content_object.get_latest_revision_as_object().tumour_sites.all()
        state.groups.set(TumourGroup.objects.filter(sites__in=[site.pk for site in sites]))
        return state

    def in_reach_of(self, states, user, roles):
        if Role.ADMINISTRATOR in roles:
            return states
        found = states.none()
        if Role.LEAD in roles:
            found |= states.filter(pk__in=_asked_of(user.tumour_groups.all()))
        if Role.EDITOR in roles:
            found |= states.filter(~Exists(_led()))
        return found

    def reviewers_of(self, state):
        groups = GroupReviewState.objects.get(pk=state.pk).groups.all()
        leads = User.objects.leading(groups).exclude(pk=state.workflow_state.requested_by_id)
        return leads if leads.exists() else User.objects.active().holding(Role.EDITOR)


def _asked_of(groups):
    return GroupReviewState.objects.filter(groups__in=groups).values("pk")


def _led():
    """Whether anybody but its sender leads a group of the state."""
    leads = User.objects.active().filter(groups__name=Role.LEAD, tumour_groups=OuterRef("tumourgroup"))
    but_sender = leads.exclude(pk=OuterRef(OuterRef("workflow_state__requested_by")))
    groups = GroupReviewState.groups.through.objects.filter(groupreviewstate=OuterRef("pk"))
    return groups.filter(Exists(but_sender))


class EditorReview(PeerReview):
    """An editor reads second, and publishes by approving."""

    class Meta:
        verbose_name = "review by an editor"

    @classmethod
    def get_description(cls):
        return "Any editor. Their approval publishes the page."

    def in_reach_of(self, states, user, roles):
        return states if roles & {Role.EDITOR, Role.ADMINISTRATOR} else states.none()

    def reviewers_of(self, state):
        return User.objects.active().holding(Role.EDITOR)
