import pytest
from django.urls import reverse
from wagtail.models import get_page_models

from feedback.moderation import State
from home.models import Promise
from portal.accounts.roles import Role
from portal.pages import BasePage
from tests.factories.accounts import OrganisationFactory
from tests.factories.feedback import StoryFactory
from tests.factories.home import HomePageFactory, PromiseFactory

pytestmark = pytest.mark.django_db
PAGE_TYPES = [kind for kind in get_page_models() if issubclass(kind, BasePage)]


@pytest.fixture
def editor(sign_in):
    return sign_in(Role.EDITOR)


def promise(**more):
    return {
        "you_said": "Letters came late.",
        "we_did": "They leave within two days.",
        "organisation": OrganisationFactory().pk,
        "state": "planned",
        "made_date": "2026-01-05",
        "due_date": "2026-06-30",
        "story_references": "",
    } | more


@pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind._meta.model_name)
def test_an_editor_can_begin_a_page_of_every_type(client, editor, kind):
    home = HomePageFactory()
    parent = _parent_for(kind, home)
    response = client.get(
        reverse("wagtailadmin_pages:add", args=[kind._meta.app_label, kind._meta.model_name, parent.pk])
    )

    assert response.status_code == 200
    assert "Review" in response.text


def _parent_for(kind, home):
    """A page that one of this type may stand under: made, where there is none yet."""
    parent = kind.allowed_parent_page_models()[0]
    if parent.__name__ == "Page":
        home.delete()
        return parent.get_first_root_node()
    return parent.objects.first() or home.add_child(instance=parent(title="Above", summary="Above."))


def test_an_editor_writes_a_promise_down_with_its_stories(client, editor):
    story = StoryFactory(state=State.PUBLISHED)
    client.post(
        reverse("wagtailsnippets_home_promise:add"), promise(story_references=story.reference.lower())
    )

    assert Promise.objects.get().stories.get() == story


def test_a_story_that_is_not_public_is_not_promised_about(client, editor):
    story = StoryFactory(state=State.RECEIVED)
    response = client.post(
        reverse("wagtailsnippets_home_promise:add"), promise(story_references=story.reference)
    )

    assert f"No published story has this reference: {story.reference}." in response.text
    assert not Promise.objects.exists()


def test_a_kept_promise_needs_its_day(client, editor):
    response = client.post(reverse("wagtailsnippets_home_promise:add"), promise(state="kept"))

    assert "Give the day on which it was kept" in response.text


def test_the_list_says_how_each_promise_stands(client, editor):
    PromiseFactory()

    assert "Late" in client.get(reverse("wagtailsnippets_home_promise:list")).text


@pytest.mark.parametrize("role", [Role.ANALYST, Role.MEMBER])
def test_others_do_not_see_promises_in_the_work_area(client, sign_in, role):
    sign_in(role)

    assert client.get(reverse("wagtailsnippets_home_promise:list")).status_code in (302, 403)
