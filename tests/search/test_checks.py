from unittest.mock import patch

import pytest

from home.models import NewsPage
from search import checks


def test_every_page_type_has_been_decided_on():
    assert checks.check_page_types(None) == []


def test_a_page_type_that_nobody_decided_on_stops_the_site_and_names_the_cure():
    with patch.object(checks, "source_of", lambda model: None):
        errors = {error.obj: error for error in checks.check_page_types(None)}

    assert "can be published but not found" in errors[NewsPage].msg
    assert "home/search_sources.py" in errors[NewsPage].hint


@pytest.mark.parametrize("url", ["", "https://one.example:9200", "http://one:9200, http://two:9200"])
def test_addresses_of_elasticsearch_are_taken_without_asking_them(url, settings):
    settings.ELASTICSEARCH_URL = url

    assert checks.check_elasticsearch(None) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"ELASTICSEARCH_URL": "search.example"},
        {"ELASTICSEARCH_URL": "https://search.example:9200", "ELASTICSEARCH_CA": "/no/such/file.pem"},
    ],
    ids=["no scheme", "no certificate"],
)
def test_what_is_no_address_or_certificate_stops_the_site_and_names_the_cure(wrong, settings):
    for name, value in wrong.items():
        setattr(settings, name, value)
    [error] = checks.check_elasticsearch(None)

    assert "ELASTICSEARCH_URL is one address or several" in error.hint
