"""What one person told, as it comes in, whatever the way it came."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from feedback.consent import CURRENT, Consent
from feedback.models import Rating, Story
from portal.accounts.models import CareSite
from portal.taxonomy.models import PathwayStage, TumourSite


@dataclass(frozen=True, kw_only=True)
class Telling:
    """`key` stores one story, however often it is sent. `tumour_sites` and `stages` are lists of terms."""

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
    tumour_sites: list = field(default_factory=list, compare=False)
    stages: list = field(default_factory=list, compare=False)

    def facts(self):
        """The fields of the story that are not lists."""
        lists = {"key", "tumour_sites", "stages"}
        facts = {name: value for name, value in vars(self).items() if name not in lists}
        return {**facts, "organisation": self.care_site.organisation if self.care_site else None}


def telling_of(draft):
    """What the answers of a draft tell. A term merged or a place closed meanwhile does not stop it."""
    answers = draft.answers
    sites = list(TumourSite.objects.named([answers["site"]]))
    unnamed = answers["site"] if answers["site"] in Story.SiteAnswer else Story.SiteAnswer.NOT_SAID
    month = answers.get("happened_month")
    return Telling(
        key=draft.key,
        words=answers["words"],
        consent=Consent(answers["consent"]),
        consent_wording=answers["consent_wording"],
        told_by=answers["told_by"],
        site_answer=Story.SiteAnswer.NAMED if sites else unnamed,
        tumour_sites=sites,
        stages=list(PathwayStage.objects.named(answers.get("stages", []))),
        care_site=_care_site(answers.get("care_site")),
        care_site_text=answers.get("care_site_text", ""),
        happened_month=date.fromisoformat(month) if month else None,
        rating=answers.get("rating") if answers.get("rating") in Rating else None,
    )


def _care_site(key):
    return CareSite.objects.select_related("organisation").filter(pk=key).first() if key else None
