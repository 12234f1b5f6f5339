"""The audit trail: written by actions, read by administrators, changed by nobody."""

from .models import AuditEntry


def record(*, action, subject, by=None, reason=""):
    """Write down that `by` did `action` to the row `subject`. Without `by`, a visitor or the machine did it.

    Call it inside the transaction of the deed, so that one is never kept without the other. `reason` is the
    member of staff's own; it never carries the words of a patient.
    """
    return AuditEntry.objects.create(
        actor=by if by and by.is_authenticated else None,
        action=action,
        subject=name_of(subject),
        reason=reason[:250],
    )


def name_of(row):
    """How a row stands in the trail: app.model:key, which outlives the row."""
    return f"{row._meta.label_lower}:{row.pk}"
