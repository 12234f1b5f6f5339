"""What a visitor sees when the portal itself fails. These pages ask nothing of the database."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from portal import nav


def bad_request(request, exception):
    return _alone(request, "400.html", 400)


def server_error(request):
    return _alone(request, "500.html", 500)


def _alone(request, template, status):
    """The page without context processors: who is signed in, and the session, may be what failed."""
    context = {
        "request": request,
        "alliance_name": settings.ALLIANCE_NAME,
        "header_items": nav.public_items(request.path),
    }
    return HttpResponse(render_to_string(template, context), status=status)
