"""Consultations, as everybody may find them: by what they ask, why, and what came of it."""

from dataclasses import replace
from operator import itemgetter

from django.utils import timezone

from consultations.models import ConsultationPage, PublishedAnswer
from consultations.stages import WITH_OUTCOME, Stage
from search.entries import Kind
from search.pages import page_entry, page_source, words_of_body
from search.registry import Entry, Source, register
from search.text import words_of_html


def to_entry(page):
    return page_entry(page, body=_words(page), date=page.opens_at, statuses=_statuses(page))


def _words(page):
    texts = [words_of_html(text) for text in (page.why, page.who_decides, page.what_can_change)]
    return " ".join([*texts, page.who_for, words_of_body(page), _outcome(page)])


def _outcome(page):
    """Nothing of the outcome until it is public: `outcomes_due` says when that came by the clock."""
    return words_of_body(page, "outcome") if page.stage_at(timezone.now()) in WITH_OUTCOME else ""


def _statuses(page):
    """What it is called from which moment on."""
    moments = [
        (page.first_published_at or page.opens_at, Stage.FORTHCOMING),
        (page.opens_at, Stage.OPEN),
        (page.closes_at, Stage.CLOSED),
        (page.outcome_published_at, Stage.ANSWERED),
        (page.archived_at, Stage.ARCHIVED),
        (page.paused_at, Stage.PAUSED),
    ]
    return sorted(((moment, stage.label) for moment, stage in moments if moment), key=itemgetter(0))


def outcomes_due(since, until):
    """The consultations whose outcome became public between these moments because its time had come."""
    return ConsultationPage.objects.answered_between(since, until).values_list("pk", flat=True)


def findable():
    return ConsultationPage.objects.findable().prefetch_related("tumour_sites", "priorities", "stages")


source = page_source(ConsultationPage, Kind.CONSULTATION, to_entry)
register(replace(source, published=findable, changing=outcomes_due))


def answer_to_entry(published):
    """What somebody wrote, under the question that they answered."""
    consultation = published.answer.response.consultation
    return Entry(
        title=f"An answer to: {published.answer.question.wording}",
        url=published.get_absolute_url(),
        lead=published.words,
        body=consultation.title,
        date=published.decided_at,
        tumour_sites=list(consultation.tumour_sites.all()),
        priorities=list(consultation.priorities.all()),
        stages=list(consultation.stages.all()),
        facts=("What people wrote",),
    )


def public_answers():
    of_the_page = [
        f"answer__response__consultation__{name}" for name in ("tumour_sites", "priorities", "stages")
    ]
    found = PublishedAnswer.objects.public(timezone.now())
    return found.select_related("answer__question", "answer__response__consultation").prefetch_related(
        *of_the_page
    )


def answers_due(since, until):
    """Published answers whose consultation closed between these moments."""
    return PublishedAnswer.objects.of_closed_between(since, until).values_list("pk", flat=True)


register(
    Source(
        model=PublishedAnswer,
        kind=Kind.CONSULTATION,
        published=public_answers,
        to_entry=answer_to_entry,
        changing=answers_due,
    )
)
