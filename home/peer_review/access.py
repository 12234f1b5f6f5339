"""Who may see and change practice that is not published: its own organisation, its reviewers, the editors.

The rule stands here once. One page at a time asks PracticePermissions, which Wagtail lets a page type bring;
lists of pages ask Wagtail's page policy, which has no setting, so `connect` puts the rule into it.
"""

from functools import wraps

from django.apps import apps
from django.db.models import Q
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy

UNLIMITED = "publish"


def is_limited(user):
    """True for whoever publishes nothing: they see of unpublished practice what is theirs, and no more."""
    return not PagePermissionPolicy().user_has_permission(user, UNLIMITED)


def speaks_for(user, organisation_id):
    """Whether this person belongs to the organisation, as things stand now."""
    return bool(user.is_active and organisation_id and user.organisation_id == organisation_id)


class PracticePermissions(PagePermissionTester):
    """What a person may do with one practice. Members act for their organisation, whoever began the page."""

    @property
    def is_unlimited(self):
        return self.user.is_active and (self.user.is_superuser or UNLIMITED in self.permissions)

    @property
    def is_ours(self):
        return self.is_unlimited or (
            "add" in self.permissions and speaks_for(self.user, self.page.organisation_id)
        )

    @property
    def is_asked_to_review(self):
        task = self.page.current_workflow_task
        return bool(task and self.user.is_active and task.user_can_access_editor(self.page, self.user))

    def can_edit(self):
        return self.user.is_active and (self.is_ours or self.is_asked_to_review)

    def can_copy(self):
        return self.user.is_active and self.is_ours

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) and self.is_ours

    def can_move(self):
        return super().can_move() and self.is_unlimited

    def can_submit_for_moderation(self):
        return self.can_copy() and super().can_submit_for_moderation()

    def can_view_revisions(self):
        return self.can_edit()


class PracticeSectionPermissions(PagePermissionTester):
    """What a person may do with the section of practice: a member adds to it in an organisation's name."""

    def can_add_subpage(self):
        return super().can_add_subpage() and ("publish" in self._held or bool(self.user.organisation_id))

    @property
    def _held(self):
        return {"publish"} if self.user.is_superuser else self.permissions


def not_for(user):
    """A Q for the pages that this person must not come across: others' practice that waits to be public."""
    practice = apps.get_model("home", "BestPracticePage").objects.all()
    if user.organisation_id:
        practice = practice.exclude(organisation=user.organisation_id)
    return Q(pk__in=practice.values("pk"))


def is_hidden_from(user, page):
    """Whether the page is a practice that this person must not come across before it is public."""
    return is_limited(user) and Page.objects.filter(pk=page.pk).filter(not_for(user)).exists()


def choosable_by(pages, user):
    """Of the pages to link to, those whose words are public as they stand, or are this person's own."""
    if not is_limited(user):
        return pages
    return pages.exclude(not_for(user) & (Q(live=False) | Q(has_unpublished_changes=True)))


def within_reach(find):
    """Wagtail's list of what a person has a permission for, with the practice of others taken out."""

    @wraps(find)
    def found(self, user, actions):
        pages = find(self, user, actions)
        if not user.is_active or not is_limited(user):
            return pages
        if "change" in actions:
            pages |= _of_their_organisation(self, user)
        return pages.exclude(not_for(user))

    return found


def _of_their_organisation(policy, user):
    """Wagtail lets whoever may add change what they began; here, what anybody of their organisation began."""
    practice = apps.get_model("home", "BestPracticePage").objects.filter(organisation=user.organisation_id)
    if not policy.user_has_permission(user, "add"):
        return Page.objects.none()
    return Page.objects.filter(pk__in=practice.values("pk"))


def connect():
    """Once, when the portal starts. The report on kinds of page names the latest page of each kind."""
    PageTypesUsageReportView.any_permission_required = [UNLIMITED]
    find = PagePermissionPolicy.instances_user_has_any_permission_for
    PagePermissionPolicy.instances_user_has_any_permission_for = within_reach(find)
