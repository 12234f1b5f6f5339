from .analysis import Baseline, BaselineGroup, Campaign, CampaignAnswer, EventNote
from .coding import Code, Codebook, CodeChange, Coding, Lessons, Reading, SecondLook, is_read
from .frozen import FrozenFigures
from .life import Invitation, OutcomeReminder, PassSheet, PublicNote, QuestionSet
from .pages import ConsultationIndexPage, ConsultationPage, ConsultationQuerySet
from .published import AnswerRedaction, PublishedAnswer
from .questions import Choice, MatrixRow, Question
from .receipts import AnswersReceipt
from .reminders import Reminder
from .responses import Answer, ChosenChoice, Response, ResponseDraft
from .second_keying import SecondKeying
from .tables import AnswerExport, AnswerUpload, TableKind

__all__ = [
    "Answer",
    "AnswerExport",
    "AnswerRedaction",
    "AnswerUpload",
    "AnswersReceipt",
    "Baseline",
    "BaselineGroup",
    "Campaign",
    "CampaignAnswer",
    "Choice",
    "ChosenChoice",
    "Code",
    "CodeChange",
    "Codebook",
    "Coding",
    "ConsultationIndexPage",
    "ConsultationPage",
    "ConsultationQuerySet",
    "EventNote",
    "FrozenFigures",
    "Invitation",
    "Lessons",
    "MatrixRow",
    "OutcomeReminder",
    "PassSheet",
    "PublicNote",
    "PublishedAnswer",
    "Question",
    "QuestionSet",
    "Reading",
    "Reminder",
    "Response",
    "ResponseDraft",
    "SecondKeying",
    "SecondLook",
    "TableKind",
    "is_read",
]
