"""Word rules, suggestions, and stories that moderators sorted in a way that can be learned."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from feedback.models import StoryStep, Suggestion, WordRule
from feedback.moderation import State, Step

from .feedback import RECEIVED_AT, StoryFactory, ThemeFactory

OPENINGS = ("In spring", "Last autumn", "On my second visit", "At the clinic", "After work", "One morning")
ENDINGS = ("that was all", "my sister said so too", "we went home", "it rained", "I told them", "so it goes")


class WordRuleFactory(DjangoModelFactory):
    class Meta:
        model = WordRule

    words = factory.Sequence(lambda number: f"word{number}")
    theme = factory.SubFactory(ThemeFactory)


class SuggestionFactory(DjangoModelFactory):
    class Meta:
        model = Suggestion

    story = factory.SubFactory(StoryFactory)
    source = Suggestion.Source.RULE


def sorted_stories(theme, other, *, each=40):
    """So many published stories about parking that carry `theme`, and as many about food with `other`."""
    told = [
        ("finding a space in the car park took an hour", theme),
        ("the lunch was cold and the soup thin", other),
    ]
    stories = []
    for number in range(each):
        for words, carried in told:
            text = f"{OPENINGS[number % 6]} {words}, {ENDINGS[number // 6 % 6]}."
            stories.append(StoryFactory(words=text, state=State.PUBLISHED, themes=[carried]))
    for story in stories:
        StoryStep.objects.create(
            story=story, step=Step.PUBLISH, to_state=story.state, at=RECEIVED_AT + timedelta(days=3)
        )
    return stories
