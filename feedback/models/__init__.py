from .concern import ConcernKind, StoryConcern
from .contact import StoryContact
from .digest import DigestDay
from .draft import StoryDraft
from .echo import StoryEcho
from .equality import AgeBand, EqualityAnswers, EthnicGroup, Gender, YesNo
from .export import ExportState, StoryExport
from .figures import FigureSheet
from .legal_hold import LegalHold
from .message import StoryMessage
from .original import StoryOriginal
from .receipt import StoryReceipt
from .redaction import KeptMark, StoryRedaction
from .reply import Helped, Reply, ReplyState
from .reply_trail import ReplyTrailStep
from .scales import Rating, Sentiment, Seriousness, ToldBy
from .settings import FeedbackSettings
from .step import StoryStep
from .story import Story
from .story_queryset import StoryQuerySet
from .suggestion import Suggestion
from .themes import Theme, ThemedStory
from .training import TrainingRun
from .upload import DateOrder, StoryUpload, UploadState
from .word_rule import WordRule

__all__ = [
    "AgeBand",
    "ConcernKind",
    "DateOrder",
    "DigestDay",
    "EqualityAnswers",
    "EthnicGroup",
    "ExportState",
    "FeedbackSettings",
    "FigureSheet",
    "Gender",
    "Helped",
    "KeptMark",
    "LegalHold",
    "Rating",
    "Reply",
    "ReplyState",
    "ReplyTrailStep",
    "Sentiment",
    "Seriousness",
    "Story",
    "StoryConcern",
    "StoryContact",
    "StoryDraft",
    "StoryEcho",
    "StoryExport",
    "StoryMessage",
    "StoryOriginal",
    "StoryQuerySet",
    "StoryReceipt",
    "StoryRedaction",
    "StoryStep",
    "StoryUpload",
    "Suggestion",
    "Theme",
    "ThemedStory",
    "ToldBy",
    "TrainingRun",
    "UploadState",
    "WordRule",
    "YesNo",
]
