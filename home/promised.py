"""The promises of a consultation, for its report and for the list of outcomes."""

from collections import defaultdict

from consultations.outcome.promised import Promised

from .models import Promise
from .promise_states import promise_state_on


def of(consultation, on):
    """Those that the public may read, the newest first. One query."""
    found = Promise.objects.published().because_of(consultation.source_pk)
    return [_promised(promise, on) for promise in found.select_related("organisation")]


def standings(keys, on):
    """{key of a consultation: {standing: how many}}, in the order in which the public reads them."""
    told = Promise.objects.published().because_of(*keys)
    counts = defaultdict(dict)
    rows = told.values_list("consultation", "state", "due_date").order_by("state", "due_date")
    for key, state, due_date in rows:
        standing = promise_state_on(state, due_date, on).value
        counts[key][standing] = counts[key].get(standing, 0) + 1
    return counts


def _promised(promise, on):
    return Promised(
        you_said=promise.you_said,
        we_did=promise.we_did,
        standing=promise_state_on(promise.state, promise.due_date, on).value,
        organisation=promise.organisation.name,
        responsible=promise.responsible,
        due_date=promise.due_date,
        evidence=promise.evidence,
        url=promise.get_absolute_url(),
    )
