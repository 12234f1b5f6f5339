from .draft import StoryDraft
from .original import StoryOriginal
from .reply import Reply
from .settings import FeedbackSettings
from .step import StoryStep
from .story import Rating, Sentiment, Seriousness, Story, StoryQuerySet, ToldBy
from .themes import Theme, ThemedStory, ThemeSuggestion

__all__ = [
    "FeedbackSettings",
    "Rating",
    "Reply",
    "Sentiment",
    "Seriousness",
    "Story",
    "StoryDraft",
    "StoryOriginal",
    "StoryQuerySet",
    "StoryStep",
    "Theme",
    "ThemeSuggestion",
    "ThemedStory",
    "ToldBy",
]
