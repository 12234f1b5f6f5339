"""Makes the promises of promises.toml, linked to the stories and the consultation that led to them."""

from django.db import transaction

from consultations.models import ConsultationPage
from feedback.models import Story
from home.models import Promise
from portal.accounts.models import Organisation

from .reading import classify, day, read


@transaction.atomic
def plant(now):
    """Create the promises that are missing, told by what people said. Returns how many were."""
    present = set(Promise.objects.values_list("you_said", flat=True))
    missing = [facts for facts in read("promises")["promise"] if facts["you_said"] not in present]
    for facts in missing:
        _plant(facts, now)
    return len(missing)


def _plant(facts, now):
    promise = Promise.objects.create(
        you_said=facts["you_said"],
        we_did=facts["we_did"],
        organisation=Organisation.objects.get(name=facts["organisation"]),
        state=facts["state"],
        made_date=day(now, facts["made"]),
        due_date=day(now, facts["due"]),
        kept_date=day(now, facts["kept"]) if "kept" in facts else None,
        reason=facts.get("reason", ""),
        evidence=facts.get("evidence", ""),
        responsible=facts.get("responsible", ""),
        consultation=ConsultationPage.objects.filter(slug=facts.get("consultation")).first(),
        is_published=True,
    )
    classify(promise, facts)
    promise.stories.set(Story.objects.published().filter(title__in=facts["stories"]))
