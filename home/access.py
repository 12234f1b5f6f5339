"""Who may have a document: what its collection says, asked in the one way that Wagtail asks it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from wagtail import hooks
from wagtail.models import BaseViewRestriction


def refusal(document, request):
    """None for whoever may have it; otherwise the answer to give: a password form, or the way to sign in."""
    refuse_strangers_to_the_group(document.collection.get_view_restrictions(), request)
    for check in hooks.get_hooks("before_serve_document"):
        answer = check(document, request)
        if isinstance(answer, HttpResponse):
            return answer
    return None


def refuse_strangers_to_the_group(restrictions, request):
    """Raises PermissionDenied for somebody who has signed in and is still not of the group.

    Wagtail sends them to sign in, where they have been, which sends them back, for ever.
    """
    if not request.user.is_authenticated:
        return
    for restriction in restrictions:
        if restriction.restriction_type == BaseViewRestriction.GROUPS and not restriction.accept_request(
            request
        ):
            raise PermissionDenied("You are signed in, but this is for another group.")
