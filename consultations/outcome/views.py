"""The report of an outcome as a page, a PDF and a Word file, and the open data behind it, for everybody."""

from functools import wraps
from pathlib import Path

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.models import ConsultationPage
from portal.nav import Crumb
from portal.paging import page_of
from portal.printing import pdf_response, printed

from . import listing
from .lines import to_file
from .report import report_of, words_of
from .word import CONTENT_TYPE, word_file

HOME = Crumb("Home", "/")
TEMPLATE = Path(__file__).with_name("report.typ")
OUTCOMES_A_PAGE = 10


def with_outcome(view):
    """Hands the view the report of a public outcome that has its figures; otherwise there is no page."""

    @require_safe
    @wraps(view)
    def find(request, pk):
        now = timezone.now()
        public = ConsultationPage.objects.published().originals().with_outcome(now)
        page = get_object_or_404(public.select_related("easy_read"), pk=pk)
        frozen = page.frozen()
        if frozen is None:
            raise Http404("The figures are not there yet.")
        return view(request, report_of(page, frozen, now))

    return find


@with_outcome
def report(request, told):
    """The whole report on one page, to read or to print."""
    return render(request, "consultations/report.html", context_of(told))


def context_of(told):
    """What report.html takes; verify_outcome renders it as the public sees it."""
    crumbs = (HOME, Crumb("Take part", told.page.get_parent().url), Crumb(told.page.title, told.page.url))
    return {"report": told, "page": told.page, "breadcrumbs": crumbs}


@with_outcome
def report_pdf(request, told):
    made = printed(TEMPLATE, words_of(told))
    return pdf_response(request, made, filename=f"outcome-{told.page.slug}.pdf")


@with_outcome
def report_word(request, told):
    return _file(word_file(words_of(told)), CONTENT_TYPE, f"outcome-{told.page.slug}.docx")


@with_outcome
def data(request, told):
    """The open data file: its bytes are those of the published hash."""
    content = to_file(told.frozen.lines)
    return _file(content, "text/csv; charset=utf-8", f"outcome-{told.page.slug}-{told.frozen.edition}.csv")


@with_outcome
def about_data(request, told):
    """What the data file is made of, for machines."""
    frozen = told.frozen
    return JsonResponse(
        {
            "consultation": told.page.title,
            "edition": frozen.edition,
            "frozen_at": frozen.frozen_at.isoformat(),
            "sha256": frozen.digest,
            "sha256_of_answers": frozen.answers_digest,
            "questions_version": frozen.questions_version,
            "codebook_version": frozen.codebook_version,
            "hidden_up_to": frozen.threshold,
            "rounded_to": frozen.multiple,
            "correction": frozen.reason,
            "figures": [{"figure": line.figure, "people": line.people} for line in frozen.lines],
        }
    )


@require_safe
def outcomes(request):
    """Every outcome: what was asked, said and done, and how the promises stand. The newest first."""
    now = timezone.now()
    found = ConsultationPage.objects.ever_listed().with_outcome(now)
    page = page_of(found, request.GET.get("page", 1), OUTCOMES_A_PAGE)
    rows = listing.rows(page.rows, request, now)
    return render(
        request, "consultations/outcomes.html", {"rows": rows, "page": page, "breadcrumbs": (HOME,)}
    )


def _file(content, content_type, name):
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=content_type, headers=headers)
