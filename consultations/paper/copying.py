"""What a person answered, as a tagged PDF for them to keep."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from consultations.wording import clock, day
from portal.printing import set_in_type

TEMPLATE = Path(__file__).with_name("copy.typ")


def copy_of(context):
    """The PDF of answer_pages.copy. It holds somebody's words: nothing of it goes into a cache."""
    return set_in_type(TEMPLATE, told_in(context))


def told_in(context):
    response = context["response"]
    sent = timezone.localtime(response.changed_at or response.submitted_at)
    return {
        "title": f"My answers: {context['consultation'].title}",
        "alliance": settings.ALLIANCE_NAME,
        "reference": response.reference,
        "sent": f"{day(sent.date())} at {clock(sent)}",
        "groups": [*context["groups"], {"heading": "About these answers", "rows": context["about_rows"]}],
    }
