import pytest
from django.urls import reverse
from django.utils import timezone

from home.models import PageVersion
from home.practice.taking_back import NewestStands, take_back
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from tests.factories.home import BestPracticePageFactory, PathwayPageFactory, PathwayStepFactory

pytestmark = pytest.mark.django_db


def publish(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def address(name, *args):
    return reverse(name, args=args)


@pytest.fixture
def page():
    return publish(publish(BestPracticePageFactory(cost="Nothing")), cost="£5 a person")


def test_each_publication_that_says_something_new_is_a_version(page):
    publish(page, slug="another-address")
    PageVersion.objects.get(page=page, number=2)

    assert list(PageVersion.objects.values_list("number", flat=True)) == [2, 1]


def test_a_draft_is_no_version_and_stands_nowhere(page, visitor):
    page.cost = "A secret price"
    page.save_revision()

    shown = [
        visitor.open(address("page_versions", page.pk)),
        visitor.open(address("page_version", page.pk, 2)),
        visitor.open(f"{address('page_compare', page.pk)}?from=1&to=2"),
    ]

    assert not any("A secret price" in each.get_text() for each in shown)
    visitor.open(address("page_version", page.pk, 3), status=404)


def test_an_earlier_version_can_be_read_and_cited_and_says_that_there_is_a_newer_one(page, visitor):
    shown = visitor.open(address("page_version", page.pk, 1)).get_text()

    assert "Nothing" in shown
    assert "There is a newer version" in shown
    assert address("page_version", page.pk, 1) in shown


def test_two_versions_are_compared_in_words_in_whichever_order_they_are_asked_for(page, visitor):
    shown = visitor.open(f"{address('page_compare', page.pk)}?from=2&to=1")

    assert "1 part changed: Cost." in shown.get_text()
    assert "£5 a person" in shown.find("ins").get_text()
    assert "Nothing" in shown.find("del").get_text()


@pytest.mark.parametrize("query", ["", "?from=1", "?from=1&to=9", "?from=x&to=2", "?from=1&to=999999999"])
def test_versions_that_are_not_there_are_not_found(page, visitor, query):
    visitor.open(f"{address('page_compare', page.pk)}{query}", status=404)


def test_what_was_taken_back_has_no_versions_to_read(page, visitor):
    page.unpublish()

    visitor.open(address("page_versions", page.pk), status=404)
    visitor.open(address("page_version", page.pk, 1), status=404)
    visitor.open(f"{address('page_compare', page.pk)}?from=1&to=2", status=404)


def test_the_page_names_its_version_and_leads_to_its_address(page, visitor):
    assert visitor.open(page.url).find("a", string="Cite this version")["href"] == address(
        "page_version", page.pk, 2
    )


def test_the_steps_of_a_pathway_are_part_of_what_it_said():
    page = PathwayPageFactory()
    PathwayStepFactory(page=page, title="The poo test")
    publish(type(page).objects.get(pk=page.pk))

    assert any("The poo test" in text for _, text in PageVersion.objects.get().told)


def test_an_editor_takes_back_one_version_and_its_words_are_gone(page, visitor, client, sign_in):
    editor = sign_in(Role.EDITOR)
    first = PageVersion.objects.get(page=page, number=1)
    told = {"version": first.pk, "why": "It named a price that was never agreed."}

    assert client.post(reverse("kept_versions", args=[page.pk]), told).status_code == 302

    first.refresh_from_db()
    assert first.told == []
    assert AuditEntry.objects.about(first).get().actor == editor
    shown = visitor.open(address("page_version", page.pk, 1), status=410).get_text()
    assert "a price that was never agreed" in shown
    assert "Nothing" not in shown
    assert "taken back" in visitor.open(address("page_versions", page.pk)).get_text()
    visitor.open(f"{address('page_compare', page.pk)}?from=1&to=2", status=404)


def test_the_newest_version_is_what_the_page_says_and_stays(page, client, sign_in):
    editor = sign_in(Role.EDITOR)
    newest = PageVersion.objects.get(page=page, number=2)

    refused = client.post(reverse("kept_versions", args=[page.pk]), {"version": newest.pk, "why": "Wrong."})
    assert refused.status_code == 422
    assert "Nothing is taken back yet." in refused.text
    with pytest.raises(NewestStands):
        take_back(version=newest, why="Wrong.", by=editor, now=timezone.now())


def test_a_version_of_another_page_cannot_be_taken_back_from_here(page, client, sign_in):
    sign_in(Role.EDITOR)
    other = publish(publish(BestPracticePageFactory(cost="Much")), cost="More")
    first = PageVersion.objects.get(page=other, number=1)

    client.post(reverse("kept_versions", args=[page.pk]), {"version": first.pk, "why": "Wrong."})

    first.refresh_from_db()
    assert first.told
