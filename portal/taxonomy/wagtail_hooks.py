"""The vocabularies in Wagtail's menu, and the refusal to delete what is in use."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .models import Term
from .protection import why_it_stays
from .viewsets import VocabularyGroup, buttons_for

register_snippet(VocabularyGroup)


@hooks.register("before_delete_snippet")
def keep_what_is_in_use(request, rows):
    """One at a time and many at once: says why, and leads back to the list."""
    reasons = [reason for row in rows if (reason := why_it_stays(row))]
    if not reasons:
        return None
    for reason in reasons:
        messages.error(request, reason)
    return redirect(rows[0].snippet_viewset.get_url_name("list"))


@hooks.register("register_snippet_listing_buttons")
def offer_actions(row, user, next_url=None):
    return buttons_for(row, user) if isinstance(row, Term) else []
