import pytest
from wagtail.models import Page, Site

from home import site_tree
from home.models import HomePage, PriorityPage, TumourGroupPage
from portal.taxonomy.models import Priority, TumourGroup

pytestmark = pytest.mark.django_db


def test_the_tree_stands_with_a_page_for_each_priority_and_each_group(seeded, client):
    site_tree.plant()

    assert PriorityPage.objects.count() == 5
    assert TumourGroupPage.objects.count() == TumourGroup.objects.in_use().count() > 15
    assert client.get("/").status_code == 200
    assert Site.objects.get().site_name == "Kent and Medway Cancer Alliance"


@pytest.mark.parametrize(("_", "slug"), [(kind, slug) for kind, slug, *_ in site_tree.SECTIONS])
def test_every_section_opens_while_it_is_still_empty(visitor, _, slug):
    site_tree.plant()

    assert visitor.open(f"/{slug}/").h1


def test_planting_twice_makes_nothing_twice_and_keeps_what_editors_wrote(seeded):
    home = site_tree.plant()
    home.summary = "Our own words."
    home.save()
    Page.objects.get(slug="news").delete()
    pages = Page.objects.count()
    site_tree.plant()

    assert Page.objects.count() == pages + 1
    assert HomePage.objects.get().summary == "Our own words."


def test_a_new_priority_gets_its_page_the_next_time(seeded):
    site_tree.plant()
    priority_set = PriorityPage.objects.first().priority.priority_set
    Priority.objects.create(name="Workforce for tomorrow", priority_set=priority_set)
    site_tree.plant()

    assert PriorityPage.objects.get(slug="workforce-for-tomorrow")
