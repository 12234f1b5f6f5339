"""Who may have a document: what its collection says, asked in the one way that Wagtail asks it."""

from django.http import HttpResponse
from wagtail import hooks


def refusal(document, request):
    """None for whoever may have it; otherwise the answer to give: a password form, or the way to sign in."""
    for check in hooks.get_hooks("before_serve_document"):
        answer = check(document, request)
        if isinstance(answer, HttpResponse):
            return answer
    return None
