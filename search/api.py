"""The public search as JSON, for other sites: read only, the same filters and results. See openapi.py."""

from allauth.core import ratelimit
from django.conf import settings
from django.http import JsonResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from .answers import page_of, question_of
from .openapi import described
from .suggesting import suggestions
from .vocabularies import Vocabularies

TOO_MANY = "Too many requests from your network. Wait a minute, then ask again."
# Nothing here depends on who asks, so any site may read it in its visitors' browsers.
FOR_ANY_SITE = {"Access-Control-Allow-Origin": "*"}


@require_safe
def api(request):
    if ratelimit.consume_or_429(request, action="search_api", limit_get=True):
        return JsonResponse({"error": TOO_MANY}, status=429, headers={**FOR_ANY_SITE, "Retry-After": "60"})
    page = page_of(question_of(request.GET), now=timezone.now())
    return JsonResponse(told(page), headers=FOR_ANY_SITE)


@require_safe
def openapi(request):
    return JsonResponse(described(settings.BASE_URL), headers=FOR_ANY_SITE)


@require_safe
@cache_control(private=True, max_age=60)
def suggest(request):
    """For the search box, while somebody types."""
    found = suggestions(request.GET.get("q", ""), Vocabularies(), timezone.now())
    return JsonResponse({"suggestions": [vars(suggestion) for suggestion in found]})


def told(page):
    """One page of results as plain data."""
    question, found = page.question, page.found
    return {
        "query": question.text,
        "page": question.number,
        "has_next": found.has_next,
        "total": found.total,
        "total_is_bound": found.total_is_bound,
        "also_searched_for": list(found.also_searched_for),
        "did_you_mean": found.did_you_mean,
        "corrected_to": found.corrected,
        "unknown_filters": list(question.unknown),
        "results": [_result(result) for result in page.results],
        "facets": {group["name"]: [_option(option) for option in group["options"]] for group in page.filters},
    }


def _result(result):
    entry = result.entry
    return {
        "title": entry.title,
        "url": settings.BASE_URL.rstrip("/") + entry.url,
        "kind": entry.kind,
        "date": entry.date.isoformat() if entry.date else None,
        "summary": strip_tags(result.snippet),
        "status": result.status,
        "sites": _terms(result, "tumour_sites"),
        "priorities": _terms(result, "priorities"),
        "stages": _terms(result, "stages"),
    }


def _terms(result, name):
    return [{"value": term.slug, "label": term.name} for term in result.terms.get(name, [])]


def _option(option):
    return {name: option[name] for name in ("value", "label", "number")}
