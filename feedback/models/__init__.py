from .concern import ConcernKind, StoryConcern
from .contact import StoryContact
from .draft import StoryDraft
from .echo import StoryEcho
from .equality import AgeBand, EqualityAnswers, EthnicGroup, Gender, YesNo
from .message import StoryMessage
from .original import StoryOriginal
from .receipt import StoryReceipt
from .redaction import StoryRedaction
from .reply import Helped, Reply, ReplyState
from .settings import FeedbackSettings
from .step import StoryStep
from .story import Rating, Sentiment, Seriousness, Story, StoryQuerySet, ToldBy
from .suggestion import Suggestion
from .themes import Theme, ThemedStory
from .training import TrainingRun
from .word_rule import WordRule

__all__ = [
    "AgeBand",
    "ConcernKind",
    "EqualityAnswers",
    "EthnicGroup",
    "FeedbackSettings",
    "Gender",
    "Helped",
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
