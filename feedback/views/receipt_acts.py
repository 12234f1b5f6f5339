"""What an author does on their page. Each act may be sent twice and is done once."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from feedback import actions
from feedback.actions import author
from feedback.coming_back import ComingBack
from feedback.consent import CONTACT
from feedback.models import Story
from feedback.moderation import MoveRefused
from feedback.news import story_of
from feedback.receipt_forms import HelpedForm, NewsForm, addition_form, answer_form, why_form

from .receipt import CRUMBS, for_the_author, shown


def _done(request, said):
    messages.success(request, said)
    return redirect("feedback:yours")


def _said(request, story, name, form, act, thanks):
    """Keep what the form says, or show the page again with what was typed and what to put right."""
    if not form.is_valid():
        return shown(request, story, **{name: form})
    told = form.cleaned_data
    try:
        act(story=story, words=told["words"], key=told["key"], now=timezone.now())
    except MoveRefused as refusal:
        form.add_error(None, str(refusal))
        return shown(request, story, status=409, **{name: form})
    return _done(request, thanks)


@require_POST
@for_the_author
def answer(request, story):
    form = answer_form(request.POST)
    return _said(request, story, "answer", form, author.answer, "Thank you. A person reads your answer next.")


@require_POST
@for_the_author
def add(request, story):
    form = addition_form(request.POST)
    return _said(request, story, "more", form, author.add, "Thank you. A person reads what you added.")


@require_POST
@for_the_author
def say_why(request, story):
    form = why_form(request.POST)
    return _said(request, story, "why", form, author.say_why, "Thank you. We show you the words again first.")


@require_POST
@for_the_author
def agree(request, story):
    """Yes to the words in the version that was on the page, and to no other."""
    version = request.POST.get("version", "")
    try:
        author.agree(story=story, version=int(version) if version.isdigit() else 0, now=timezone.now())
    except actions.ChangedMeanwhile:
        messages.error(request, "The words changed while you were reading. Please read them once more.")
        return redirect("feedback:yours")
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("feedback:yours")
    return _done(request, "Thank you. Your story is on our website now.")


@require_POST
@for_the_author
def disagree(request, story):
    author.disagree(story=story, now=timezone.now())
    return _done(request, "Nobody can read your story on our website now.")


@require_POST
@for_the_author
def helped(request, story, pk):
    reply = get_object_or_404(story.replies.published(), pk=pk)
    form = HelpedForm(request.POST, prefix=f"helped-{pk}")
    if not form.is_valid():
        return shown(request, story, **{f"helped-{pk}": form})
    actions.say_whether_it_helped(reply=reply, helped=form.cleaned_data["helped"], now=timezone.now())
    return _done(request, "Thank you. We tell the organisation whether it helped, not who said so.")


@require_POST
@for_the_author
def ask_for_news(request, story):
    form = NewsForm(request.POST)
    if not form.is_valid():
        return shown(request, story, news=form)
    email = form.cleaned_data["email"]
    try:
        author.ask_for_news(story=story, email=email, wording=CONTACT, now=timezone.now())
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("feedback:yours")
    return _done(request, "We write to you when something happens.")


@require_POST
@for_the_author
def forget_email(request, story):
    author.stop_news(story=story)
    return _done(request, "We write to you no more.")


@csrf_exempt  # Mail programs press this for their people (RFC 8058); the link itself is the proof.
@never_cache
@require_http_methods(["GET", "POST"])
def stop_news(request, token):
    """The link in each mail: one press, with nothing to sign in to."""
    story = Story.objects.filter(pk=story_of(token)).first()
    if request.method == "POST" and story:
        author.stop_news(story=story)
    context = {"is_done": request.method == "POST", "is_known": story is not None, "crumbs": CRUMBS}
    return render(request, "feedback/receipt/stop.html", context, status=200 if story else 404)


@require_http_methods(["GET", "POST"])
@for_the_author
def withdraw(request, story):
    """What it does, before; then it is done."""
    page = ComingBack(story, timezone.now())
    if "withdraw" not in page.can:
        return redirect("feedback:yours")
    if request.method == "GET":
        return render(request, "feedback/receipt/withdraw.html", {"page": page, "story": story})
    actions.withdraw(story=story, now=timezone.now())
    return _done(request, "You took your story back. Nobody can read it on our website now.")


@require_http_methods(["GET", "POST"])
@for_the_author
def erase(request, story):
    page = ComingBack(story, timezone.now())
    if "erase" not in page.can:
        return redirect("feedback:yours")
    if request.method == "GET":
        return render(request, "feedback/receipt/erase.html", {"page": page, "story": story})
    actions.leave_for_good(story=story, now=timezone.now())
    return redirect("feedback:yours")
