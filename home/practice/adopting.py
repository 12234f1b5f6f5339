"""What an organisation does with a practice is recorded by its own people, or by an editor for any."""

from django.db import transaction

from home.models import Adoption, BestPracticePage
from portal.accounts.models import Organisation
from portal.privacy.audit import record as write_down
from search import indexing

RECORD = "home.record_adoption"
RECORD_ANY = "home.record_any_adoption"


class MayNotRecord(Exception):
    """Why somebody may not record it, in words for them."""


def check_can_record(user, organisation):
    if user.has_perm(RECORD_ANY):
        return
    if not user.has_perm(RECORD):
        raise MayNotRecord("Your role does not record what organisations do with a practice.")
    if user.organisation_id is None or user.organisation_id != organisation.pk:
        raise MayNotRecord("You can record this for your own organisation only.")


def organisations_for(user):
    """Those for which the person may record something."""
    active = Organisation.objects.active()
    if user.has_perm(RECORD_ANY):
        return active
    return active.filter(pk=user.organisation_id) if user.has_perm(RECORD) else active.none()


@transaction.atomic
def record(*, practice, organisation, told, by, now):
    """Keep what the organisation decided. `told`: the fields of Adoption as the form has cleaned them.

    One row a practice and organisation: sent twice, it is kept once.
    """
    check_can_record(by, organisation)
    adoption, _ = Adoption.objects.update_or_create(
        practice=practice, organisation=organisation, defaults={**told, "recorded_by": by, "recorded_at": now}
    )
    reason = f"{organisation}: {adoption.get_decision_display()}"
    write_down(action="recorded an adoption", subject=practice, by=by, reason=reason)
    indexing.refresh(BestPracticePage, [practice.pk])
    return adoption
