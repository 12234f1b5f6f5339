from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from portal.accounts.work_list import WorkList, WorkRow

from . import report_hooks, reviews
from .desk import hooks as desk_hooks  # noqa: F401
from .following import refresh_documents
from .handing_over_view import HandOverViewSet
from .models import AllianceDocument
from .partnership_viewsets import VenueViewSet
from .peer_review import hooks as peer_review_hooks  # noqa: F401
from .peer_review.access import is_limited
from .practice import versions_desk  # noqa: F401
from .practice.adoption_viewset import AdoptionsToReview, AdoptionViewSet
from .viewsets import PromiseViewSet, SupportNeedViewSet, WaitingStandardViewSet

report_hooks.register()
register_snippet(PromiseViewSet)
register_snippet(SupportNeedViewSet)
register_snippet(VenueViewSet)
register_snippet(WaitingStandardViewSet)


class DueForReview(WorkList):
    """Pages and documents whose day has come, for whoever keeps the site. Members see their own."""

    title = "Due for review"
    permission = "wagtailcore.change_page"
    empty = "Nothing is due for review. Set a review date on the Review tab of a page."
    order = 300

    @classmethod
    def is_for(cls, user):
        return not is_limited(user)

    def rows(self, now):
        return [_review_row(*row) for row in reviews.due(timezone.localdate(now), self.most)]


def _review_row(kind, pk, title, review_date):
    edit = "wagtaildocs:edit" if kind == AllianceDocument._meta.verbose_name else "wagtailadmin_pages:edit"
    return WorkRow(title, reverse(edit, args=[pk]), due=reviews.begin_of(review_date))


hooks.register("construct_homepage_panels", DueForReview.offer)
hooks.register("construct_homepage_panels", AdoptionsToReview.offer)
hooks.register("register_admin_viewset", AdoptionViewSet)
hooks.register("register_admin_viewset", HandOverViewSet)


@hooks.register("after_bulk_action")
def follow_documents_to_another_collection(request, action_type, objects, action):
    moved = [row.pk for row in objects if isinstance(row, AllianceDocument)]
    if moved:
        refresh_documents(AllianceDocument.objects.filter(pk__in=moved))
