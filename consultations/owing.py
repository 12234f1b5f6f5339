"""The clock to the outcome: when its owner is reminded, and the letter that does it."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django_tasks import task

from consultations import stages, wording
from consultations.models import ConsultationPage, OutcomeReminder
from portal import mail

DAYS_BEFORE = (28, 14, 7, 1, 0)
LATE_EVERY = 7
SUBJECT = "An outcome is owed"


def is_reminder_day(due, today):
    """Some days before it is due, on the day, and every week after it while there is none."""
    days = (due - today).days
    return days in DAYS_BEFORE if days >= 0 else days % LATE_EVERY == 0


def remind(now):
    """Put the letters of the day on their way, each once. Returns how many."""
    return sum(_is_put_on_its_way(page, now) for page in _owed(now))


def _owed(now):
    closed = ConsultationPage.objects.live().originals().closed(now).defer_streamfields()
    pages = closed.select_related("kept_by", "owner")
    today = stages.day_of(now)
    return [page for page in pages if page.lead and is_reminder_day(page.outcome_due, today)]


@transaction.atomic
def _is_put_on_its_way(page, now):
    today = stages.day_of(now)
    _, is_new = OutcomeReminder.objects.get_or_create(consultation=page, day=today)
    if is_new:
        write.using(backend="background").enqueue(page.pk, wording.standing(page, now))
    return is_new


@task(queue_name="default", backend="background")
def write(page_key, standing):
    """Nothing is sent where nobody is named any more."""
    page = ConsultationPage.objects.get(pk=page_key)
    if page.lead:
        context = context_of(page.title, standing, page.pk)
        mail.send(page.lead.email, SUBJECT, "consultations/email/outcome_owed", context)


def context_of(title, standing, page_key):
    run = reverse("consultation_running:index", args=[page_key])
    return {
        "title": title,
        "standing": standing,
        "run_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + run,
    }
