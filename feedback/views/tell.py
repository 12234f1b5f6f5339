"""Telling us what happened: the start page, one question a page, a last look, and the receipt."""

from allauth.core import ratelimit
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from feedback import actions, questions
from feedback.consent import CURRENT
from feedback.models import FeedbackSettings, Story, StoryDraft
from feedback.telling import telling_of
from portal.guarding import GuardedForm
from portal.nav import Crumb
from portal.privacy.drafts import DraftCookie

COOKIE = DraftCookie(name="story", path="/feedback/tell/")


@require_GET
def start(request):
    words = FeedbackSettings.for_request(request)
    context = {"crumbs": [Crumb("Home", "/")], "words": words, "steps": what_happens_next(words)}
    return render(request, "feedback/tell/start.html", context)


def what_happens_next(words):
    """The way of a story, with the usual time of each step."""
    return [
        {"label": "You write", "note": f"About {words.minutes} minutes"},
        {"label": "A person reads it", "note": f"Within {words.days_to_read} working days"},
        {"label": "It is published, or kept private", "note": "You choose, and a person checks"},
        {"label": "The alliance answers", "note": f"Usually within {words.days_to_answer} working days"},
    ]


@never_cache
@require_http_methods(["GET", "POST"])
def begin(request):
    """Start afresh, unless a story has been begun in this browser: then the person chooses."""
    draft = _draft_of(request)
    if draft and request.method == "GET":
        unanswered = questions.first_unanswered(draft.answers)
        way_on = _address_of(unanswered) if unanswered else reverse("feedback:check")
        return render(request, "feedback/tell/begun.html", {"way_on": way_on})
    if draft:
        draft.delete()
    return COOKIE.take_back(redirect(_address_of(questions.FIRST)))


@never_cache
@require_http_methods(["GET", "POST"])
def question(request, slug):
    asked = questions.BY_SLUG.get(slug)
    if asked is None:
        raise Http404
    draft = _draft_of(request)
    if draft is None and (away := _away(request, asked)):
        return away
    form = asked.form(request.POST) if request.method == "POST" else asked.filled(_answers_of(draft))
    if form.is_bound and form.is_valid():
        return _kept(request, asked, draft, form)
    return render(request, "feedback/tell/question.html", _page_of(request, asked, form))


def _away(request, asked):
    """Where somebody without a draft belongs: their receipt, the first question, or a word of explanation."""
    if _sent_by(request):
        return redirect("feedback:sent")
    return None if asked is questions.FIRST else redirect("feedback:lost")


def _kept(request, asked, draft, form):
    answers = form.cleaned_data
    if "consent" in answers:
        answers = {**answers, "consent_wording": CURRENT}
    now = timezone.now()
    draft = draft or StoryDraft.objects.create(started_at=now, touched_at=now)
    try:
        draft.keep(answers, now=now)
    except StoryDraft.DoesNotExist:  # Sent, or forgotten, in another window a moment ago.
        return redirect("feedback:sent")
    return COOKIE.hand_out(redirect(_way_on(request, asked, draft)), draft.key)


def _way_on(request, asked, draft):
    """The next question; the last look where nothing more is needed."""
    following = questions.after(asked)
    is_change = request.GET.get("change") == "1" and not questions.first_unanswered(draft.answers)
    return reverse("feedback:check") if is_change or following is None else _address_of(following)


def _page_of(request, asked, form):
    earlier = questions.before(asked)
    back = _address_of(earlier) if earlier else reverse("feedback:start")
    return {
        "form": form,
        "asked": asked,
        "back": reverse("feedback:check") if request.GET.get("change") == "1" else back,
        "place": questions.place_of(asked),
        "of": len(questions.QUESTIONS),
    }


@never_cache
@require_http_methods(["GET", "POST"])
def check(request):
    """A last look at all answers; sending stores them once, however often it is pressed."""
    draft = _draft_of(request)
    if draft is None:
        return redirect("feedback:sent" if _sent_by(request) else "feedback:lost")
    if unanswered := questions.first_unanswered(draft.answers):
        return redirect(_address_of(unanswered))
    form = GuardedForm(request.POST or None, request=request)
    if form.is_bound and form.is_valid():
        return _send(request, draft)
    return render(request, "feedback/tell/check.html", {"form": form, "rows": _rows(draft.answers)})


def _send(request, draft):
    if not ratelimit.consume(request, action="send_story"):
        return render(request, "feedback/tell/too_many.html", status=429)
    actions.receive(telling=telling_of(draft), now=timezone.now())
    return redirect("feedback:sent")


def _rows(answers):
    return [
        {
            "key": asked.name,
            "value": asked.filled(answers).said(),
            "change_url": f"{_address_of(asked)}?change=1",
        }
        for asked in questions.QUESTIONS
    ]


@never_cache
@require_GET
def sent(request):
    story = _sent_by(request)
    if story is None:
        return redirect("feedback:lost")
    words = FeedbackSettings.for_request(request)
    steps = [{**step, "state": "todo"} for step in what_happens_next(words)]
    steps[0] = {"label": "You wrote", "state": "done", "date": story.received_at}
    return render(request, "feedback/tell/sent.html", {"story": story, "steps": steps, "words": words})


@never_cache
@require_GET
def lost(request):
    return render(request, "feedback/tell/lost.html")


@never_cache
@require_POST
def forget(request):
    """Delete what was begun in this browser."""
    if draft := _draft_of(request):
        draft.delete()
    return COOKIE.take_back(redirect("feedback:start"))


def _draft_of(request):
    return StoryDraft.objects.with_key(COOKIE.key_of(request))


def _sent_by(request):
    """The story that this browser has sent, if it has."""
    return Story.objects.sent_with(COOKIE.key_of(request))


def _answers_of(draft):
    return draft.answers if draft else {}


def _address_of(asked):
    return reverse("feedback:question", args=[asked.slug])
