import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from feedback import themes
from feedback.models import WordRule
from feedback.suggesting import planting
from feedback.suggesting.phrases import checked
from feedback.suggesting.rules import RuleBook
from feedback.suggesting.tags import Tag
from portal.taxonomy import actions as taxonomy
from portal.taxonomy.models import PathwayStage, Priority, TumourSite
from tests.factories.accounts import UserFactory
from tests.factories.feedback import RECEIVED_AT, ThemeFactory
from tests.factories.suggestions import SuggestionFactory, WordRuleFactory
from tests.factories.taxonomy import TumourSiteFactory


def test_a_rule_proposes_its_term_with_the_words_as_they_stand_in_the_text_each_once():
    parking, food = Tag("theme", 1), Tag("theme", 2)
    book = RuleBook([("car park", parking), ("blue badge", parking), ("soup", food)])
    text = "The Car\nPark was full. The car park is dear, even with a blue badge."
    assert book.proposed(text) == {parking: ["Car Park", "blue badge"]}


def test_every_planted_rule_is_in_its_one_form_and_stands_once():
    for rules in planting.listed().values():
        for words in rules.values():
            assert [checked(each) for each in words] == words
            assert len(set(words)) == len(words)


@pytest.mark.django_db
def test_every_list_of_planted_rules_names_a_term_that_is_there(seeded):
    themes.plant()
    planting.plant()
    listed = planting.listed()
    assert set(listed["tumour_site"]) == set(TumourSite.objects.values_list("slug", flat=True))
    assert set(listed["stage"]) == set(PathwayStage.objects.values_list("slug", flat=True))
    assert set(listed["priority"]) <= set(Priority.objects.values_list("slug", flat=True))
    for words, name in (("parking", "Parking"), ("clinical trial*", "Research offer")):
        assert WordRule.objects.filter(words=words, theme__name=name).exists()
    assert set(listed["theme"]) == {rule.theme.name for rule in WordRule.objects.exclude(theme=None)}
    assert WordRule.objects.filter(words="cancer of the back passage", tumour_site__slug="bowel").exists()


@pytest.mark.django_db
def test_planting_again_leaves_what_an_editor_changed_or_switched_off(seeded):
    themes.plant()
    planting.plant()
    planted = WordRule.objects.count()
    WordRule.objects.filter(words="blue badge").update(words="blue badges")
    WordRule.objects.filter(words="parking").update(is_on=False)
    planting.plant()
    assert WordRule.objects.count() == planted
    assert not WordRule.objects.get(words="parking").is_on


@pytest.mark.django_db
def test_a_rule_that_is_switched_off_proposes_nothing():
    rule = WordRuleFactory(words="car park", is_on=False)
    assert RuleBook.in_force().proposed("the car park") == {}
    WordRule.objects.filter(pk=rule.pk).update(is_on=True)
    assert RuleBook.in_force().proposed("the car park") == {Tag("theme", rule.theme.pk): ["car park"]}


@pytest.mark.django_db
def test_a_rule_is_put_in_its_one_form_and_checked_when_it_is_kept():
    rule = WordRule(words="  Car   PARK ", theme=ThemeFactory())
    rule.full_clean()
    assert rule.words == "car park"
    with pytest.raises(ValidationError, match="sign that a rule cannot look for"):
        WordRule(words="(a|b)", theme=ThemeFactory()).full_clean()


@pytest.mark.django_db
def test_a_rule_suggests_exactly_one_term():
    for terms in ({}, {"theme": ThemeFactory(), "tumour_site": TumourSiteFactory()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WordRule.objects.create(words="soup", **terms)


@pytest.mark.django_db
def test_when_two_terms_are_merged_the_same_rule_and_suggestion_of_both_stand_once():
    old, new = TumourSiteFactory(), TumourSiteFactory()
    first = SuggestionFactory(tumour_site=old)
    SuggestionFactory(tumour_site=new, story=first.story)
    for site in (old, new):
        WordRuleFactory(words="lump", theme=None, tumour_site=site)
    taxonomy.merge(source=old, into=new, by=UserFactory(), now=RECEIVED_AT)
    assert [row.term for row in first.story.suggestions.all()] == [new]
    assert [rule.term for rule in WordRule.objects.all()] == [new]
