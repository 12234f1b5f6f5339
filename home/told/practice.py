"""A practice or a pathway: a new version of it, and who took it up."""

from wagtail.models import Page

from home.models import Adoption, BestPracticePage, PageVersion
from portal.pages import BasePageQuerySet
from search.alerts.subjects import Kind, Line, Subject, row_key

NAME = "practice"
FOLLOWED = ("bestpracticepage", "pathwaypage")
VERSION, ADOPTED = "version", "adopted"


def subject(about):
    page = _public().filter(pk=row_key(about)).first()
    return Subject(page.title, page.url, _what(page)) if page else None


def _what(page):
    return "Best practice" if page.specific_class is BestPracticePage else "Pathway"


def news(follow, now):
    page = int(follow.about)
    versions = PageVersion.objects.filter(page=page, number__gt=1, published_at__gt=follow.seen_at)
    adopted = Adoption.objects.in_use().filter(practice=page, recorded_at__gt=follow.seen_at)
    return [
        *(f"{NAME}:{page}:{VERSION}:{key}" for key in versions.latest_first().values_list("pk", flat=True)),
        *(f"{NAME}:{page}:{ADOPTED}:{key}" for key in adopted.values_list("organisation", flat=True)),
    ]


def lines(names, now):
    parts = {name: name.split(":") for name in names}
    pages = _public().in_bulk([int(part[1]) for part in parts.values()])
    told = {}
    for name, (_, key, what, row) in parts.items():
        page = pages.get(int(key))
        if page and (words := WORDS[what](page, row)):
            told[name] = Line(words, page.url)
    return told


def _of_version(page, key):
    version = PageVersion.objects.filter(pk=key, page=page.pk).without_words().first()
    return f"A new version: {version.number}" if version else ""


def _of_adoption(page, organisation):
    found = Adoption.objects.in_use().filter(practice=page.pk, organisation=organisation)
    adoption = found.select_related("organisation").first()
    return f"{adoption.organisation} now does this" if adoption else ""


WORDS = {VERSION: _of_version, ADOPTED: _of_adoption}


def _public():
    return BasePageQuerySet(Page).published().filter(content_type__model__in=FOLLOWED)


KIND = Kind(NAME, subject, news, lines)
