"""Who uses what, and the versions of a page, for everybody."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.models import Adoption, BestPracticePage, PageVersion
from home.models.adoption import trusts
from portal.nav import Crumb
from portal.pages import BasePageQuerySet
from portal.paging import page_of

from . import table
from .differences import differences, in_words

HOME = Crumb("Home", "/")
PRACTICES_ON_A_PAGE = 20


@require_safe
def grid(request):
    """Every practice, and beside it what each trust does with it."""
    found = BestPracticePage.objects.published().with_use().for_listing()
    page = page_of(found, request.GET.get("page", 1), PRACTICES_ON_A_PAGE)
    columns = list(trusts())
    told = Adoption.objects.on(page.rows).for_listing()
    context = {
        "crumbs": [HOME, Crumb("Best practice", "/best-practice/")],
        "page": page,
        "trusts": columns,
        "rows": table.rows(page.rows, columns, told),
    }
    return render(request, "home/practice/grid.html", context)


@require_safe
def versions(request, pk):
    """Every version of a page, the newest first."""
    page = _public_page(pk)
    found = list(PageVersion.objects.filter(page=page).without_words().latest_first())
    if not found:
        raise Http404
    standing = [version for version in found if not version.taken_back_at]
    context = {
        "page": page,
        "versions": found,
        "standing": standing,
        "newest": found[0],
        "crumbs": _crumbs(page),
    }
    return render(request, "home/practice/versions.html", context)


@require_safe
def version(request, pk, number):
    """One version as it was published, and how to cite it."""
    page = _public_page(pk)
    found = get_object_or_404(PageVersion, page=page, number=number)
    if found.taken_back_at:
        gone = {"page": page, "version": found, "crumbs": _crumbs(page)}
        return render(request, "home/practice/taken_back.html", gone, status=HTTPStatus.GONE)
    newest = PageVersion.objects.filter(page=page).without_words().latest_first().first()
    context = {
        "page": page,
        "version": found,
        "newest": newest,
        "address": settings.BASE_URL.rstrip("/") + found.get_absolute_url(),
        "crumbs": [*_crumbs(page), Crumb("Versions", _versions_of(page))],
    }
    return render(request, "home/practice/version.html", context)


@require_safe
def compare(request, pk):
    """What changed between two versions: ?from=1&to=3."""
    page = _public_page(pk)
    asked = [request.GET.get(name, "") for name in ("from", "to")]
    if not all(number.isdecimal() and len(number) < 6 for number in asked):
        raise Http404
    standing = PageVersion.objects.filter(page=page, number__in=asked).standing()
    found = {each.number: each for each in standing}
    older, newer = sorted(map(int, asked))
    if not {older, newer} <= found.keys():
        raise Http404
    changed = differences(found[older].told, found[newer].told)
    context = {
        "page": page,
        "older": found[older],
        "newer": found[newer],
        "differences": changed,
        "finding": in_words(changed),
        "crumbs": [*_crumbs(page), Crumb("Versions", _versions_of(page))],
    }
    return render(request, "home/practice/compare.html", context)


def _public_page(pk):
    """The page, where everybody may read it now: what was taken back has no versions to read either."""
    return get_object_or_404(BasePageQuerySet(Page).published(), pk=pk)


def _crumbs(page):
    return [HOME, Crumb(page.title, page.url)]


def _versions_of(page):
    return reverse("page_versions", args=[page.pk])
