import pytest
from django.core.cache import caches
from django.core.management import call_command
from wagtail.models import Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(settings):
    settings.CACHES = {
        "default": {"BACKEND": "portal.shared_cache.SharedCache", "LOCATION": "portal_cache"},
        "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "near"},
    }
    call_command("createcachetable", verbosity=0)
    caches["process"].clear()
    return caches["default"]


def test_what_wagtail_asks_on_every_page_costs_no_query_the_second_time(shared, django_assert_num_queries):
    Site.get_site_root_paths()
    with django_assert_num_queries(0):
        Site.get_site_root_paths()


def test_a_site_that_is_saved_is_known_anew_at_once(shared):
    Site.get_site_root_paths()
    site = Site.objects.get()
    site.hostname = "elsewhere.example"
    site.save()

    assert "elsewhere.example" in Site.get_site_root_paths()[0].root_url


def test_everything_else_is_shared_by_all_processes(shared):
    shared.set("attempts", 3)
    caches["process"].clear()

    assert shared.get("attempts") == 3
    assert shared.incr("attempts") == 4
    shared.delete("attempts")
    assert shared.get("attempts") is None
