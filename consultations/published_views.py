"""What people wrote, for everybody to read: by question, read by a person first, by its writer's leave."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from consultations.models import PublishedAnswer, Question
from consultations.views import published_or_404
from portal.nav import Crumb
from portal.paging import page_of

A_PAGE = 20


def crumbs_of(consultation, *more):
    return [
        Crumb("Home", "/"),
        Crumb("Take part", "/take-part/"),
        Crumb(consultation.title, consultation.url),
        *more,
    ]


@never_cache
@require_safe
def answers(request, pk):
    """The questions that have published answers."""
    consultation = published_or_404(pk)
    public = PublishedAnswer.objects.public(timezone.now())
    questions = list(Question.objects.filter(page=consultation).with_published(public))
    if not questions:
        raise Http404
    context = {
        "consultation": consultation,
        "questions": questions,
        "crumbs": crumbs_of(consultation),
    }
    return render(request, "consultations/published.html", context)


@never_cache
@require_safe
def to_question(request, pk, key):
    consultation = published_or_404(pk)
    question = get_object_or_404(Question, page=consultation, key=key)
    public = PublishedAnswer.objects.public(timezone.now()).to_question(question).for_listing()
    context = {
        "consultation": consultation,
        "question": question,
        "page": page_of(public, request.GET.get("page", "1"), A_PAGE),
        "crumbs": crumbs_of(consultation),
    }
    return render(request, "consultations/published_question.html", context)


@never_cache
@require_safe
def one_answer(request, reference):
    public = PublishedAnswer.objects.public(timezone.now()).for_listing()
    answer = get_object_or_404(public, reference=reference)
    question = answer.answer.question
    consultation = published_or_404(question.page_id)
    context = {
        "consultation": consultation,
        "question": question,
        "published": answer,
        "redactions": answer.redactions.all(),
        "crumbs": crumbs_of(consultation),
    }
    return render(request, "consultations/one_answer.html", context)
