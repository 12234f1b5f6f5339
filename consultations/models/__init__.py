from .life import Invitation, PassSheet, PublicNote, QuestionSet
from .pages import ConsultationIndexPage, ConsultationPage, ConsultationQuerySet
from .questions import Choice, MatrixRow, Question
from .responses import Answer, ChosenChoice, Response, ResponseDraft

__all__ = [
    "Answer",
    "Choice",
    "ChosenChoice",
    "ConsultationIndexPage",
    "ConsultationPage",
    "ConsultationQuerySet",
    "Invitation",
    "MatrixRow",
    "PassSheet",
    "PublicNote",
    "Question",
    "QuestionSet",
    "Response",
    "ResponseDraft",
]
