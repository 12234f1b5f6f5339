"""What one person told, as it comes in, whatever the way it came."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from feedback.consent import CURRENT, Consent
from feedback.models import Story


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
        return {name: value for name, value in vars(self).items() if name not in lists}
