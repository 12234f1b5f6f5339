"""What an author does with the marks in their own words: take the safer wording, or keep theirs."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from feedback.mirror import with_safer_words, with_words_kept
from feedback.models import StoryDraft

from .tell import draft_of


@never_cache
@require_POST
def answer(request):
    """A mark that is gone meanwhile, because a button was pressed twice, is passed over."""
    draft = draft_of(request)
    if draft is None:
        return redirect("feedback:check")
    try:
        draft.keep(_changes(request.POST, draft.answers), now=timezone.now())
    except StoryDraft.DoesNotExist:  # Sent, or forgotten, in another window a moment ago.
        return redirect("feedback:sent")
    return redirect(f"{reverse('feedback:check')}#your-words")


def _changes(pressed, answers):
    if "keep" in pressed:
        return with_words_kept(answers, pressed["keep"])
    return with_safer_words(answers, None if "all" in pressed else pressed.getlist("take"))
