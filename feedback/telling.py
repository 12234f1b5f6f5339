"""What one person told, as it comes in, whatever the way it came."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from feedback.consent import ASKED, CONTACT, CURRENT, NEWS, Consent
from feedback.models import EqualityAnswers, Rating, Story
from feedback.parts import joined
from portal.accounts.models import CareSite
from portal.taxonomy.models import PathwayStage, Priority, TumourSite

EQUALITY = tuple(field.name for field in EqualityAnswers._meta.fields if field.name != "story")


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How to reach the author, what for, and the version of the question that they answered."""

    email: str
    wants_news: bool = False
    may_be_asked: bool = False
    wording: str = CONTACT


@dataclass(frozen=True, kw_only=True)
class Telling:
    """`key` stores one story, however often it is sent. Terms come as lists; `equality` by field name.

    `receipt_words` are what the author was shown: only their slow hash is kept.
    """

    key: UUID
    words: str
    consent: Consent
    consent_wording: str = CURRENT
    source: str = Story.Source.WEB
    told_by: str = ""
    site_answer: str = Story.SiteAnswer.NOT_SAID
    care_site: object = None
    care_site_text: str = ""
    happened_month: date | None = None
    rating: int | None = None
    entered_by: object = None
    helped_by: str = ""
    contact: Contact | None = None
    receipt_words: str = field(default="", repr=False)
    tumour_sites: list = field(default_factory=list, compare=False)
    stages: list = field(default_factory=list, compare=False)
    priorities: list = field(default_factory=list, compare=False)
    equality: dict = field(default_factory=dict, compare=False, repr=False)

    def facts(self):
        """What stands on the story's own row."""
        facts = {name: value for name, value in vars(self).items() if name not in APART}
        return {**facts, "organisation": self.care_site.organisation if self.care_site else None}


# What is kept in other tables than the story's own.
APART = {"key", "contact", "receipt_words", "tumour_sites", "stages", "priorities", "equality"}


def telling_of(draft, *, receipt_words=""):
    """What the answers of a draft tell. A term merged or a place closed meanwhile does not stop it."""
    answers = draft.answers
    sites = list(TumourSite.objects.named([answers["site"]]))
    unnamed = answers["site"] if answers["site"] in Story.SiteAnswer else Story.SiteAnswer.NOT_SAID
    month = answers.get("happened_month")
    return Telling(
        key=draft.key,
        words=joined(answers),
        consent=Consent(answers["consent"]),
        consent_wording=answers["consent_wording"],
        told_by=answers["told_by"],
        site_answer=Story.SiteAnswer.NAMED if sites else unnamed,
        tumour_sites=sites,
        stages=list(PathwayStage.objects.named(answers.get("stages", []))),
        priorities=list(Priority.objects.named(answers.get("priorities", []))),
        care_site=_care_site(answers.get("care_site")),
        care_site_text=answers.get("care_site_text", ""),
        happened_month=date.fromisoformat(month) if month else None,
        rating=answers.get("rating") if answers.get("rating") in Rating else None,
        contact=_contact(answers),
        equality={name: answers[name] for name in EQUALITY if answers.get(name)},
        receipt_words=receipt_words,
    )


def _contact(answers):
    wants = answers.get("contact") or []
    if not (wants and answers.get("email")):
        return None
    return Contact(
        email=answers["email"],
        wants_news=NEWS in wants,
        may_be_asked=ASKED in wants,
        wording=answers["contact_wording"],
    )


def _care_site(key):
    return CareSite.objects.select_related("organisation").filter(pk=key).first() if key else None
