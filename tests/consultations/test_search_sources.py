from datetime import timedelta

import pytest

from consultations.models import ConsultationPage
from consultations.search_sources import to_entry
from consultations.stages import Stage
from search.registry import source_of
from tests.factories.consultations import ConsultationPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_a_consultation_is_found_by_what_it_asks_and_why():
    entry = to_entry(ConsultationPageFactory(summary="Help us choose."))
    assert entry.lead == "Help us choose."
    for words in ("Too many people travel too far.", "The alliance board", "Anyone in Kent and Medway"):
        assert words in entry.body


def test_it_is_called_by_its_stage_from_each_moment_on():
    page = ConsultationPageFactory(stage=Stage.ANSWERED)
    assert to_entry(page).statuses[1:] == [
        (page.opens_at, "Open"),
        (page.closes_at, "Being read"),
        (page.outcome_published_at, "Answered"),
    ]


def test_an_outcome_is_found_only_once_it_is_public(clock):
    page = ConsultationPageFactory(stage=Stage.ANSWERED)
    assert "In Margate" in to_entry(page).body
    clock(page.outcome_published_at - timedelta(seconds=1))
    assert "In Margate" not in to_entry(page).body


def test_what_is_not_public_is_not_found():
    shown = ConsultationPageFactory()
    ConsultationPageFactory(live=False)
    ConsultationPageFactory(is_listed=False)
    ConsultationPageFactory(audience=ConsultationPage.Audience.MEMBERS)
    assert list(source_of(ConsultationPage).published()) == [shown]


@pytest.mark.parametrize("number", [2, 20])
def test_entries_cost_the_same_however_many_there_are(django_assert_num_queries, number):
    for _ in range(number):
        ConsultationPageFactory()
    published = source_of(ConsultationPage).published
    [to_entry(page) for page in published()]
    with django_assert_num_queries(4):
        [to_entry(page) for page in published()]
