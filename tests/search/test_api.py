import json

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from referencing import Registry, Resource

from feedback import actions as stories
from feedback.models import Story
from feedback.moderation import State
from search import indexing
from search.openapi import described
from tests.factories.feedback import StoryFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/search/api/"


def tell(words, **given):
    story = StoryFactory(state=State.PUBLISHED, words=words, **given)
    indexing.refresh(Story, [story.pk])
    return story


def asked(client, query=""):
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 200
    return response.json()


def faults_in(data, schema):
    """What in the data is not as openapi.json says."""
    description = described("https://portal.example")
    Draft202012Validator.check_schema(description["components"]["schemas"][schema])
    whole = Registry().with_resource("", Resource.opaque(description))
    rule = {"$ref": f"#/components/schemas/{schema}", "components": description["components"]}
    return list(validator_for(rule, Draft202012Validator)(rule, registry=whole).iter_errors(data))


def test_results_come_as_data_with_their_filters_counted(client):
    site = TumourSiteFactory(slug="breast", name="Breast")
    story = tell("The porter hummed all the way to theatre.", tumour_sites=[site])
    found = asked(client, "?q=porter")

    assert found["total"] == 1 and not found["has_next"]
    (result,) = found["results"]
    assert result["url"].endswith(story.get_absolute_url()) and result["url"].startswith("http")
    assert result["sites"] == [{"value": "breast", "label": "Breast"}]
    assert "<mark>" not in result["summary"]
    assert found["facets"]["site"] == [{"value": "breast", "label": "Breast", "number": 1}]


def test_what_is_answered_is_what_the_description_says(client):
    tell("The porter hummed all the way to theatre.", tumour_sites=[TumourSiteFactory()])

    assert faults_in(asked(client, "?q=porter"), "Page") == []
    assert faults_in(asked(client, "?q=nothing+of+the+kind&site=nowhere&page=7"), "Page") == []
    assert faults_in({"query": 1}, "Page")


def test_the_description_is_public_and_names_every_filter(client):
    description = client.get("/search/api/openapi.json").json()
    named = {one["name"] for one in description["paths"][ADDRESS]["get"]["parameters"]}

    assert {"q", "site", "priority", "stage", "kind", "place", "from", "to", "sort", "page"} <= named


def test_a_withdrawn_story_is_gone_from_it_at_once(client):
    story = tell("The porter hummed.")
    stories.withdraw(story=story, now=story.received_at)

    assert asked(client, "?q=porter")["results"] == []


def test_it_is_read_only_and_open_to_other_sites(client):
    assert client.post(ADDRESS).status_code == 405
    assert client.get(ADDRESS)["Access-Control-Allow-Origin"] == "*"


def test_too_many_requests_are_told_to_wait(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "search_api": "2/m/ip"}
    answers = [client.get(ADDRESS) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert faults_in(json.loads(answers[-1].content), "Refusal") == []
    assert answers[-1]["Retry-After"] == "60"
