from .draft import StoryDraft
from .original import StoryOriginal
from .reply import Reply
from .settings import FeedbackSettings
from .step import StoryStep
from .story import Story, StoryQuerySet
from .themes import Theme, ThemedStory, ThemeSuggestion

__all__ = [
    "FeedbackSettings",
    "Reply",
    "Story",
    "StoryDraft",
    "StoryOriginal",
    "StoryQuerySet",
    "StoryStep",
    "Theme",
    "ThemeSuggestion",
    "ThemedStory",
]
