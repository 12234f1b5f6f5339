"""Telling us what happened: the start page, one question a page, a last look, and the receipt."""

from allauth.core import ratelimit
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from feedback import actions, questions
from feedback.cues import cues_in
from feedback.keeping import OF_STORIES
from feedback.mirror import mirrored
from feedback.models import FeedbackSettings, Story, StoryDraft
from feedback.parts import joined
from feedback.telling import telling_of
from portal.guarding import GuardedForm
from portal.nav import Crumb
from portal.privacy.drafts import DraftCookie
from portal.privacy.receipts import WordsCookie

COOKIE = DraftCookie(name="story", path="/feedback/tell/")
RECEIPT_WORDS = WordsCookie(name="words", path="/feedback/tell/")


@require_GET
def start(request):
    words = FeedbackSettings.for_request(request)
    context = {
        "crumbs": [Crumb("Home", "/")],
        "words": words,
        "steps": what_happens_next(words),
        "clocks": OF_STORIES,
    }
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
    draft = draft_of(request)
    if draft and request.method == "GET":
        unanswered = questions.first_unanswered(draft.answers)
        way_on = _address_of(unanswered) if unanswered else reverse("feedback:check")
        return render(request, "feedback/tell/begun.html", {"way_on": way_on})
    if draft:
        draft.delete()
    return _empty_handed(redirect(_address_of(questions.FIRST)))


def _empty_handed(response):
    """From now on this browser holds nothing of an earlier story."""
    return RECEIPT_WORDS.take_back(COOKIE.take_back(response))


@never_cache
@require_http_methods(["GET", "POST"])
def question(request, slug):
    asked = questions.BY_SLUG.get(slug)
    if asked is None:
        raise Http404
    draft = draft_of(request)
    if draft is None and (away := _away(request, asked)):
        return away
    form = _form_of(request, asked, draft)
    if form.is_bound and form.is_valid():
        return _kept(request, asked, draft, form)
    return render(request, "feedback/tell/question.html", _page_of(request, asked, form))


def _form_of(request, asked, draft):
    """What was sent or, where Find was pressed, the choices that were found; else what the draft holds."""
    if request.method == "GET":
        return asked.filled(_answers_of(draft))
    typed = request.POST.get(f"{asked.form.heading_field}_typed", "")
    if "find" in request.POST and typed:
        return asked.form(initial=request.POST.dict(), looked_for=typed)
    return asked.form(request.POST)


def _away(request, asked):
    """Where somebody without a draft belongs: their receipt, the first question, or a word of explanation."""
    if _sent_by(request):
        return redirect("feedback:sent")
    return None if asked is questions.FIRST else redirect("feedback:lost")


def _kept(request, asked, draft, form):
    now = timezone.now()
    draft = draft or StoryDraft.objects.create(started_at=now, touched_at=now)
    try:
        draft.keep(form.cleaned_data, now=now)
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
        "words": FeedbackSettings.for_request(request),
    }


@never_cache
@require_http_methods(["GET", "POST"])
def check(request):
    """A last look at all answers; sending stores them once, however often it is pressed."""
    draft = draft_of(request)
    if draft is None:
        return redirect("feedback:sent" if _sent_by(request) else "feedback:lost")
    if unanswered := questions.first_unanswered(draft.answers):
        return redirect(_address_of(unanswered))
    form = GuardedForm(request.POST or None, request=request)
    if form.is_bound and form.is_valid():
        return _send(request, draft)
    page = render(request, "feedback/tell/check.html", {"form": form, **_last_look(request, draft.answers)})
    return RECEIPT_WORDS.hand_out(page, RECEIPT_WORDS.words_of(request))


def _last_look(request, answers):
    parts = mirrored(answers)
    return {
        "parts": parts,
        "marks": [mark for part in parts for mark in part.marks],
        "change_words": f"{_address_of(questions.FIRST)}?change=1",
        "rows": _rows(answers),
        "back": _address_of(questions.QUESTIONS[-1]),
        "words": FeedbackSettings.for_request(request),
        "in_distress": bool(cues_in(joined(answers))),
    }


def _send(request, draft):
    if not ratelimit.consume(request, action="send_story"):
        return render(request, "feedback/tell/too_many.html", status=429)
    words = RECEIPT_WORDS.words_of(request)
    actions.receive(telling=telling_of(draft, receipt_words=words), now=timezone.now())
    return RECEIPT_WORDS.hand_out(redirect("feedback:sent"), words)


def _rows(answers):
    return [
        {
            "key": asked.name,
            "value": asked.filled(answers).said(),
            "change_url": f"{_address_of(asked)}?change=1",
        }
        for asked in questions.QUESTIONS
        if asked is not questions.FIRST
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
    context = {
        "story": story,
        "steps": steps,
        "words": words,
        "receipt_words": (RECEIPT_WORDS.read(request) or "").split(),
        "in_distress": bool(cues_in(story.words)),
    }
    return render(request, "feedback/tell/sent.html", context)


@never_cache
@require_GET
def lost(request):
    return render(request, "feedback/tell/lost.html")


@never_cache
@require_POST
def forget(request):
    """Delete what was begun in this browser."""
    if draft := draft_of(request):
        draft.delete()
    return _empty_handed(redirect("feedback:start"))


def draft_of(request):
    return StoryDraft.objects.with_key(COOKIE.key_of(request))


def _sent_by(request):
    """The story that this browser has sent, if it has."""
    return Story.objects.sent_with(COOKIE.key_of(request))


def _answers_of(draft):
    return draft.answers if draft else {}


def _address_of(asked):
    return reverse("feedback:question", args=[asked.slug])
