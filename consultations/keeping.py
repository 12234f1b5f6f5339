"""What this flat keeps of people and for how long."""

from datetime import timedelta

from consultations import exporting, reminding
from consultations.actions import WITHDRAWAL, withdraw_again
from consultations.importing import uploading
from consultations.models import Response
from portal.privacy import erasures
from portal.privacy.retention import Clock, Struck, register

WITHDRAWN_KEPT = timedelta(days=30)


def forget_withdrawn(now):
    """Deletes what was taken back, with everything that hangs on it. Returns how many responses."""
    due = Response.objects.filter(withdrawn_at__lt=now - WITHDRAWN_KEPT)
    return due.delete()[1].get(Response._meta.label, 0)


erasures.register(WITHDRAWAL, withdraw_again)
register(
    Clock(
        keeps="Answers to consultations that were taken back",
        how_long="30 days",
        since="the day they were taken back",
        then="They are deleted for good.",
        strike=lambda now: Struck(gone=forget_withdrawn(now)),
    ),
    Clock(
        keeps="Email addresses for reminders about a consultation",
        how_long="Until the answers are sent or the consultation closes; a week where nobody confirmed them",
        since="the day it was given",
        then="The address is deleted.",
        strike=lambda now: Struck(gone=reminding.forget(now=now)),
    ),
    Clock(
        keeps="Answers to consultations taken away, as files",
        how_long="1 week, or until somebody whose answers are in it withdraws or changes them",
        since="the day somebody asked for it",
        then="The file is deleted.",
        strike=lambda now: Struck(gone=exporting.forget_exports(now=now)),
    ),
    Clock(
        keeps="Tables of answers that were uploaded",
        how_long="Until they have been read, at most 1 day; the list of refused rows 30 days",
        since="the upload",
        then="The file is deleted.",
        strike=lambda now: Struck(gone=uploading.forget_uploads(now=now)),
    ),
)
