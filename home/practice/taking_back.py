"""The words of an earlier version that nobody should read any more are deleted. That there was one stays."""

from django.db import transaction

from home.models import PageVersion
from portal.privacy import audit


class NewestStands(Exception):
    """The page still says what its newest version says: it has to be published with other words first."""


@transaction.atomic
def take_back(*, version, why, by, now):
    """Delete what the version said. `why` is one sentence, which everybody may read."""
    versions = PageVersion.objects.filter(page=version.page_id)
    if version == versions.latest_first().first():
        raise NewestStands
    version.told, version.title = [], version.page.title
    version.taken_back_at, version.taken_back_why = now, why
    version.save(update_fields=["told", "title", "taken_back_at", "taken_back_why"])
    audit.record(action="published version taken back", subject=version, by=by, reason=why)
    return version
