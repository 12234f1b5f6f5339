from .analysis import Baseline, BaselineGroup, Campaign, CampaignAnswer, EventNote
from .coding import Code, Codebook, CodeChange, Coding, Lessons, Reading, SecondLook, is_read
from .life import Invitation, PassSheet, PublicNote, QuestionSet
from .pages import ConsultationIndexPage, ConsultationPage, ConsultationQuerySet
from .questions import Choice, MatrixRow, Question
from .responses import Answer, ChosenChoice, Response, ResponseDraft
from .tables import AnswerExport, AnswerUpload, TableKind

__all__ = [
    "Answer",
    "AnswerExport",
    "AnswerUpload",
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
    "Invitation",
    "Lessons",
    "MatrixRow",
    "PassSheet",
    "PublicNote",
    "Question",
    "QuestionSet",
    "Reading",
    "Response",
    "ResponseDraft",
    "SecondLook",
    "TableKind",
    "is_read",
]
