"""The form that a patient fills in, one question a page. Each question is a form with one heading."""

from .author import AboutYouForm, ContactForm, ToldByForm
from .care import PrioritiesForm, RatingForm, SiteForm, StagesForm, WhenForm, WhereForm
from .consent import ConsentForm
from .question import EMPTY, QuestionForm
from .words import WordsForm

__all__ = [
    "EMPTY",
    "AboutYouForm",
    "ConsentForm",
    "ContactForm",
    "PrioritiesForm",
    "QuestionForm",
    "RatingForm",
    "SiteForm",
    "StagesForm",
    "ToldByForm",
    "WhenForm",
    "WhereForm",
    "WordsForm",
]
