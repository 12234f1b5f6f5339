from .pages import ConsultationIndexPage, ConsultationPage, ConsultationQuerySet
from .questions import Choice, Question
from .responses import Answer, ChosenChoice, Response, ResponseDraft

__all__ = [
    "Answer",
    "Choice",
    "ChosenChoice",
    "ConsultationIndexPage",
    "ConsultationPage",
    "ConsultationQuerySet",
    "Question",
    "Response",
    "ResponseDraft",
]
