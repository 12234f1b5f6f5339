"""The letters about an alert, sent by the background worker. Nothing of them reaches a log."""

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django_tasks import task

from portal import mail
from search.answers import question_of
from search.entries import Hit, Kind
from search.models import SearchEntry
from search.results import shown
from search.vocabularies import Vocabularies

from .models import Alert

MOST_IN_A_LETTER = 10


@task(queue_name="default", backend="background")
def ask_to_confirm(key):
    alert = Alert.objects.filter(pk=key, confirmed_at__isnull=True).first()
    if alert is None:
        return
    context = {"what": what_it_is_about(alert), "often": alert.get_often_display().lower()}
    context["confirm_url"] = _whole(alert.confirm_url)
    mail.send(alert.email, "Confirm your email alert", "search/email/confirm", context)


@task(queue_name="default", backend="background")
def tell(key, found):
    """One letter with what was found and is public still. `found`: keys of entries, the newest first."""
    alert = Alert.objects.confirmed().filter(pk=key).first()
    entries = _public(found, timezone.now()) if alert else []
    if not entries:
        return
    context = {
        "what": what_it_is_about(alert),
        "lines": [_line(entry) for entry in entries[:MOST_IN_A_LETTER]],
        "more": max(len(entries) - MOST_IN_A_LETTER, 0),
        "results_url": _whole(f"{alert.results_url}&sort=date"),
    }
    stop_url = _whole(alert.stop_url)
    mail.send(alert.email, _subject(len(entries)), "search/email/news", context, stop_url=stop_url)


def what_it_is_about(alert):
    """The search in words: “scan”, Breast, Patient stories."""
    return question_of(QueryDict(alert.asked)).in_words


def _public(found, now):
    """Those of the entries that the database confirms as public at this moment."""
    models = dict(SearchEntry.objects.live().filter(pk__in=found).values_list("pk", "model"))
    hits = [Hit(entry_id=key, model=models[key]) for key in found if key in models]
    return [result.entry for result in shown(hits, Vocabularies(), now)]


def _subject(how_many):
    return "1 new result for your search" if how_many == 1 else f"{how_many} new results for your search"


def _line(entry):
    return f"{entry.title} ({Kind(entry.kind).one.lower()}): {_whole(entry.url)}"


def _whole(address):
    return settings.BASE_URL.rstrip("/") + address
