from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import transaction

from feedback.models import Story
from feedback.moderation import State
from search import indexing
from search.entries import Facet, Kind
from search.models import SearchEntry
from tests.factories.feedback import StoryFactory
from tests.factories.search import SearchEntryFactory
from tests.factories.taxonomy import PathwayStageFactory, PriorityFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db


def published(**given):
    story = StoryFactory(state=State.PUBLISHED, **given)
    indexing.refresh(Story, [story.pk])
    return story


def entry_of(story):
    return SearchEntry.objects.get(model="feedback.story", object_id=story.pk)


def withdraw(story):
    """As an action would leave it, without telling search."""
    Story.objects.filter(pk=story.pk).update(state=State.RECEIVED, published_at=None)


def test_what_is_published_is_entered_with_its_words_and_terms():
    site, priority, stage = TumourSiteFactory(), PriorityFactory(), PathwayStageFactory()
    story = published(words="The scan was late.", tumour_sites=[site], priorities=[priority], stages=[stage])

    entry = entry_of(story)
    assert (entry.is_live, entry.kind, entry.version) == (True, Kind.STORY, 1)
    assert "The scan was late." in entry.lead
    assert entry.url == story.get_absolute_url()
    assert entry.labels == f"kstory g{stage.pk} p{priority.pk} s{site.pk}"
    assert "scan" in entry.lead_tokens.split()


def test_what_is_not_published_leaves_no_trace():
    story = StoryFactory(state=State.RECEIVED)
    indexing.refresh(Story, [story.pk])

    assert not SearchEntry.objects.exists()


def test_what_is_withdrawn_leaves_a_stone_without_words_and_terms():
    story = published(tumour_sites=[TumourSiteFactory()])
    withdraw(story)
    indexing.refresh(Story, [story.pk])

    entry = entry_of(story)
    assert not entry.is_live
    assert (entry.title, entry.about, entry.lead, entry.body, entry.url) == ("", "", "", "", "")
    assert (entry.date, entry.facts, entry.statuses) == (None, [], [])
    assert (entry.labels, entry.title_tokens, entry.lead_tokens, entry.body_tokens) == ("", "", "", "")


def test_a_version_rises_with_every_change_and_through_withdrawal():
    story = published()
    versions = [entry_of(story).version]
    for _ in range(2):
        withdraw(story)
        indexing.refresh(Story, [story.pk])
        versions.append(entry_of(story).version)
        Story.objects.filter(pk=story.pk).update(state=State.PUBLISHED, published_at=story.published_at)
        indexing.refresh(Story, [story.pk])
        versions.append(entry_of(story).version)

    assert versions == [1, 2, 3, 4, 5]


def test_forgetting_hides_what_is_still_published():
    story = published()
    indexing.forget(Story, [story.pk])

    assert not entry_of(story).is_live


def test_forgetting_twice_changes_nothing():
    story = published()
    indexing.forget(Story, [story.pk])
    indexing.forget(Story, [story.pk])

    assert entry_of(story).version == 2


def test_what_did_not_change_is_not_written_again():
    story = published()
    indexing.refresh(Story, [story.pk])

    assert entry_of(story).version == 1


def test_a_change_of_terms_alone_is_a_change():
    story = published()
    site = TumourSiteFactory(name="Womb cancer", clinical_name="endometrial cancer")
    story.tumour_sites.add(site)
    indexing.refresh(Story, [story.pk])

    entry = entry_of(story)
    assert entry.version == 2
    assert "endometrial" in entry.about
    assert entry.keys(Facet.SITE) == [site.pk]


def test_an_entry_is_written_in_the_transaction_that_publishes():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        published()
        raise ZeroDivisionError

    assert not SearchEntry.objects.exists()


def test_a_model_that_nobody_registered_is_named_with_the_cure():
    with pytest.raises(LookupError, match=r"search\.SearchEntry cannot be found: register it"):
        indexing.refresh(SearchEntry, [1])


def test_one_entry_costs_as_many_queries_as_many(django_assert_max_num_queries):
    """Inserting is split by SQLite's limit of parameters; reading and locking are not split at all."""
    for number in (2, 40):
        stories = [StoryFactory(state=State.PUBLISHED) for _ in range(number)]
        with django_assert_max_num_queries(22):
            indexing.refresh(Story, [story.pk for story in stories])


def test_a_rebuild_enters_what_was_missed_and_withdraws_what_is_gone():
    missed = StoryFactory(state=State.PUBLISHED)
    gone = published()
    withdraw(gone)
    deleted = SearchEntryFactory(model="feedback.story", object_id=999_999)
    stranger = SearchEntryFactory(model="elsewhere.thing")

    indexing.rebuild()

    assert entry_of(missed).is_live
    assert not entry_of(gone).is_live
    for entry in (deleted, stranger):
        entry.refresh_from_db()
        assert not entry.is_live


def test_a_rebuild_leaves_alone_what_is_right():
    story = published()
    indexing.rebuild()

    assert entry_of(story).version == 1


def test_a_rebuild_says_how_far_it_is():
    for _ in range(3):
        StoryFactory(state=State.PUBLISHED)
    told = []
    with patch.object(indexing, "BATCH", 2):
        indexing.rebuild(progress=lambda done, total: told.append((done, total)))

    assert told == [(0, 3), (2, 3), (3, 3)]


def test_the_command_rebuilds(capsys):
    story = StoryFactory(state=State.PUBLISHED)
    call_command("rebuild_search")

    assert entry_of(story).is_live
    assert "in step" in capsys.readouterr().out


def test_control_characters_and_endless_texts_are_kept_within_bounds():
    story = published(words="A\x02B " + "word " * 3000, title="t" * 100)

    entry = entry_of(story)
    assert "\x02" not in entry.lead
    assert entry.lead.startswith("A B word")
