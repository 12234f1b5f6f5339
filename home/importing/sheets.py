"""Every kind of sheet that can be imported."""

from .documents import Documents
from .organisations import CareSites, Organisations
from .priorities import Priorities
from .search_words import Words
from .services import Services

SHEETS = {sheet.key: sheet for sheet in (Documents, Services, Organisations, CareSites, Priorities, Words)}


def sheets_for(user):
    """Those that this person may import."""
    return [sheet for sheet in SHEETS.values() if user.has_perm(sheet.permission)]
