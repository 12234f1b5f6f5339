from unittest.mock import patch

from home.models import NewsPage
from search import checks


def test_every_page_type_has_been_decided_on():
    assert checks.check_page_types(None) == []


def test_a_page_type_that_nobody_decided_on_stops_the_site_and_names_the_cure():
    with patch.object(checks, "source_of", lambda model: None):
        errors = {error.obj: error for error in checks.check_page_types(None)}

    assert "can be published but not found" in errors[NewsPage].msg
    assert "home/search_sources.py" in errors[NewsPage].hint
