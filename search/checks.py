"""The site does not start while anything can be published that nobody decided to find or not to find."""

from django.core.checks import Error, register
from wagtail.models import Page, get_page_models

from .mirror.cluster import is_on, reader
from .registry import source_of


def undecided_page_types():
    """Page types that are neither a search source nor say why not in `not_searchable`."""
    return [
        model
        for model in get_page_models()
        if model is not Page and not source_of(model) and not getattr(model, "not_searchable", "")
    ]


@register
def check_page_types(app_configs, **kwargs):
    return [
        Error(
            f"{model._meta.label} can be published but not found.",
            hint=f"Register it in {model._meta.app_label}/search_sources.py, or give the class"
            ' `not_searchable = "the reason"`.',
            obj=model,
            id="search.E001",
        )
        for model in undecided_page_types()
    ]


@register
def check_elasticsearch(app_configs, **kwargs):
    """What is set must be addresses and a certificate that can be read. Whether it answers is not asked."""
    try:
        if is_on():
            reader()
    except (ValueError, OSError) as error:
        hint = "ELASTICSEARCH_URL is one address or several with commas, such as https://search.example:9200;"
        hint += " ELASTICSEARCH_CA is a file, or nothing."
        return [Error(f"Elasticsearch cannot be used as it is set: {error}", hint=hint, id="search.E002")]
    return []
