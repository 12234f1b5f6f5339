from .concern import ConcernKind, StoryConcern
from .contact import StoryContact
from .digest import DigestDay
from .draft import StoryDraft
from .echo import StoryEcho
from .equality import AgeBand, EqualityAnswers, EthnicGroup, Gender, YesNo
from .message import StoryMessage
from .original import StoryOriginal
from .receipt import StoryReceipt
from .redaction import KeptMark, StoryRedaction
from .reply import Helped, Reply, ReplyState
from .scales import Rating, Sentiment, Seriousness, ToldBy
from .settings import FeedbackSettings
from .step import StoryStep
from .story import Story
from .story_queryset import StoryQuerySet
from .suggestion import Suggestion
from .themes import Theme, ThemedStory
from .training import TrainingRun
from .word_rule import WordRule

__all__ = [
    "AgeBand",
    "ConcernKind",
    "DigestDay",
    "EqualityAnswers",
    "EthnicGroup",
    "FeedbackSettings",
    "Gender",
    "Helped",
    "KeptMark",
    "Rating",
    "Reply",
    "ReplyState",
    "Sentiment",
    "Seriousness",
    "Story",
    "StoryConcern",
    "StoryContact",
    "StoryDraft",
    "StoryEcho",
    "StoryMessage",
    "StoryOriginal",
    "StoryQuerySet",
    "StoryReceipt",
    "StoryRedaction",
    "StoryStep",
    "Suggestion",
    "Theme",
    "ThemedStory",
    "ToldBy",
    "TrainingRun",
    "WordRule",
    "YesNo",
]
