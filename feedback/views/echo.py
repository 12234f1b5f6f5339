"""One press that says: this happened to me too. No account, no JavaScript, once a browser."""

from datetime import timedelta

from allauth.core import ratelimit
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from feedback import actions
from feedback.echoing import mark_of, new_token
from feedback.models import Story, StoryEcho
from portal.privacy.cookies import PrivateCookie

COOKIE = PrivateCookie(name="echo", path="/feedback/stories/", lasts=timedelta(days=365))


@require_POST
def say(request, reference):
    """Say it, or with `back` take it back. The cookie is handed out by this press and by nothing else."""
    story = get_object_or_404(Story.objects.published(), reference=reference)
    if not ratelimit.consume(request, action="echo"):
        return render(request, "feedback/stories/too_many.html", {"story": story}, status=429)
    token = COOKIE.read(request) or new_token()
    if "back" in request.POST:
        actions.take_me_too_back(story=story, token=token)
    else:
        actions.say_me_too(story=story, token=token, now=timezone.now())
    return COOKIE.hand_out(redirect(f"{story.get_absolute_url()}#me-too"), token)


def has_said(request, story):
    """Whether this browser has said so under this story. A browser that never pressed costs no query."""
    token = COOKIE.read(request)
    return bool(token) and StoryEcho.objects.filter(story=story, mark=mark_of(token, story)).exists()
