from datetime import UTC, date, datetime

import pytest

from search.entries import Facet
from search.vocabularies import Vocabularies
from tests.factories.taxonomy import (
    PathwayStageFactory,
    PriorityFactory,
    PrioritySetFactory,
    TumourSiteFactory,
)

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def test_every_vocabulary_is_read_in_one_query(django_assert_num_queries, seeded):
    with django_assert_num_queries(1):
        terms = Vocabularies().terms

    assert all(terms[facet] for facet in (Facet.SITE, Facet.PRIORITY, Facet.STAGE))


def test_terms_stand_in_their_own_order():
    last, first = PathwayStageFactory(sort_order=20), PathwayStageFactory(sort_order=10)

    assert list(Vocabularies().terms[Facet.STAGE]) == [first.pk, last.pk]


def test_a_merged_term_is_named_by_either_slug_and_offered_once():
    kept = TumourSiteFactory(slug="womb")
    TumourSiteFactory(slug="uterus", merged_into=kept, retired_at=LONG_AGO)
    vocabularies = Vocabularies()
    [term] = vocabularies.named(Facet.SITE, ["uterus", "womb"])

    assert term.pk == kept.pk
    assert vocabularies.slugs_of(Facet.SITE, term) == {"womb", "uterus"}
    assert vocabularies.offered(Facet.SITE) == [term]


def test_only_priorities_of_the_set_in_force_are_offered():
    earlier = PriorityFactory(priority_set=PrioritySetFactory(valid_from=date(2020, 1, 1)))
    current = PriorityFactory(priority_set=PrioritySetFactory(valid_from=date(2021, 1, 1)))

    assert Vocabularies().offered(Facet.PRIORITY) == [current]
    assert earlier.pk in Vocabularies().terms[Facet.PRIORITY]
