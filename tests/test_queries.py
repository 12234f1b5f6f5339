"""What a public page asks of the database does not grow with what people told us, and is never much."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.models import Story
from home import site_tree
from tests.factories.crowds import publish_stories

MOST = 12
PAGES = (
    "/",
    "/feedback/",
    "/feedback/stories/",
    "/feedback/stories/?sort=shared",
    "/feedback/insight/",
    "/search/",
    "/search/?q=nurse",
    "/search/?kind=story",
    "/priorities/",
    "/priorities/earlier-diagnosis/",
    "/tumour-groups/",
    "/tumour-groups/breast/",
    "/promises/",
    "/documents/",
    "/take-part/",
)

pytestmark = pytest.mark.django_db


def asked_for(client, path):
    """How many queries a stranger's visit costs, the layout included, with nothing left over in the cache."""
    client.get(path)
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def asked_for_each(client):
    """Of each page: the fixed ones, one story, and the lists narrowed to what is like it."""
    story = Story.objects.order_by("pk").first()
    like_it = f"site={story.tumour_sites.get().slug}&priority={story.priorities.get().slug}"
    words = "+".join(story.words.split()[:4])
    of_the_story = (
        story.get_absolute_url(),
        f"/feedback/stories/?{like_it}",
        f"/search/?q={words}&{like_it}",
    )
    return {path: asked_for(client, path) for path in (*PAGES, *of_the_story)}


def test_a_public_page_asks_as_often_with_a_thousand_stories_as_with_ten(client, seeded):
    site_tree.plant()
    publish_stories(10)
    with_ten = asked_for_each(client)

    publish_stories(990, seed=8)

    assert asked_for_each(client) == with_ten
    assert {name: count for name, count in with_ten.items() if count > MOST} == {}
