import pytest

from feedback.models import Story
from home.models import NewsPage
from search.entries import Kind
from search.registry import Source, register, source_labelled, source_of, sources


def test_a_model_registered_twice_is_a_mistake_that_says_so():
    with pytest.raises(ValueError, match=r"feedback\.Story is registered for search twice"):
        register(source_of(Story))


def test_a_kind_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="Kind"):
        register(Source(Kind, "poem", lambda: None, lambda row: None))


def test_a_source_is_found_by_the_label_of_its_model():
    assert source_labelled("home.newspage") is source_of(NewsPage)
    assert source_labelled("home.nothing") is None


@pytest.mark.django_db
@pytest.mark.parametrize("source", sources(), ids=lambda source: source.model._meta.label)
def test_a_source_asks_nothing_of_the_database_before_it_is_read(source, django_assert_num_queries):
    with django_assert_num_queries(0):
        source.published()
