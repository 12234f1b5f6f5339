from datetime import date

import pytest

from portal.taxonomy import seeds
from portal.taxonomy.models import (
    PathwayStage,
    Place,
    Priority,
    PriorityCrosswalk,
    PrioritySet,
    TumourGroup,
    TumourSite,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

VOCABULARIES = (TumourGroup, TumourSite, PrioritySet, Priority, PriorityCrosswalk, PathwayStage, Place)


def counts():
    return {model.__name__: model.objects.count() for model in VOCABULARIES}


def test_planting_again_changes_nothing():
    before = counts()
    seeds.plant()
    assert counts() == before


def test_what_an_editor_changed_stays_changed():
    TumourSite.objects.filter(slug="bowel").update(name="Cancer of the bowel")
    seeds.plant()
    assert TumourSite.objects.get(slug="bowel").name == "Cancer of the bowel"


def test_the_five_priorities_of_the_alliance_are_current():
    assert [priority.name for priority in Priority.objects.current(date(2026, 11, 23))] == [
        "Prevention and screening",
        "Earlier diagnosis",
        "Treatment and care",
        "Living with and beyond cancer",
        "Personalising aftercare",
    ]


def test_there_are_three_dated_sets_of_eight_five_and_five():
    sets = PrioritySet.objects.order_by("valid_from")
    assert [dated.priorities.count() for dated in sets] == [8, 5, 5]


def test_every_earlier_priority_continues_somewhere():
    latest = PrioritySet.objects.latest("valid_from")
    ended = Priority.objects.exclude(priority_set=latest).filter(continued_by=None)
    assert not ended.exists()


def test_urology_and_gynaecology_hold_their_sites():
    def sites(group):
        return set(TumourSite.objects.filter(group__slug=group).values_list("slug", flat=True))

    assert sites("urology") == {"prostate", "bladder", "kidney", "testicular", "penile"}
    assert sites("gynaecology") == {"womb", "ovarian", "cervical", "vulval", "vaginal"}


def test_every_group_that_is_not_cross_cutting_has_a_site():
    assert not TumourGroup.objects.filter(is_cross_cutting=False, sites=None).exists()


def test_every_stage_can_be_asked_for_in_everyday_words():
    assert not PathwayStage.objects.filter(question_wording="").exists()


def test_every_priority_of_today_can_be_asked_for_in_everyday_words():
    asked = Priority.objects.current(on=date(2026, 1, 1))
    assert asked and not asked.filter(question_wording="").exists()


def test_every_place_lies_in_kent_or_medway():
    for place in Place.objects.all():
        assert 50.9 < place.latitude < 51.5, place
        assert 0.0 < place.longitude < 1.5, place
