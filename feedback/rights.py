"""Everything that is held about one receipt, in one download: for machines (JSON) and for people (HTML)."""

import io
import json
import zipfile

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.timezone import localtime

from feedback.consent import WORDINGS
from feedback.models import EqualityAnswers

HEADINGS = {
    "story": "What you told us",
    "words_as_sent": "Your words as you sent them",
    "sorted_under": "What it is sorted under",
    "consent": "What you agreed to",
    "contact": "How we may reach you",
    "equality": "Your answers about equality",
    "steps": "What happened to it",
    "messages": "What you and the moderators wrote to each other",
    "taken_out": "What was taken out before it was published, and why",
    "replies": "Answers from organisations",
    "legal_holds": "Reasons in law to keep it longer",
    "concerns": "Concerns that somebody may be at risk",
}


def everything_about(story, *, for_author):
    """{part: facts}. Concerns for somebody's safety are left out of what goes to whoever holds the words:

    the words may be in the wrong hands, and a concern may be about just those hands.
    """
    parts = PARTS if for_author else {**PARTS, "concerns": _concerns}
    return {part: told(story) for part, told in parts.items()}


def download_of(story, *, for_author, now):
    response = HttpResponse(archive_of(story, for_author=for_author, now=now), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="story-{story.reference}.zip"'
    response["Cache-Control"] = "no-store"
    return response


def archive_of(story, *, for_author, now):
    """The bytes of a zip with everything.json and everything.html."""
    facts = everything_about(story, for_author=for_author)
    shown = [(HEADINGS[part], _rows(told)) for part, told in facts.items()]
    page = render_to_string(
        "feedback/receipt/everything.html",
        {"story": story, "parts": shown, "now": now, "for_author": for_author},
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("everything.json", json.dumps(facts, indent=2, ensure_ascii=False, default=_plain))
        archive.writestr("everything.html", page)
    return held.getvalue()


def _rows(told):
    """A part as a list of rows, each a list of (name, value), with nothing that is empty."""
    rows = told if isinstance(told, list) else [told]
    named = [[(name.replace("_", " ").capitalize(), value) for name, value in row.items()] for row in rows]
    return [row for row in ([(name, _said(value)) for name, value in row if value] for row in named) if row]


def _said(value):
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if hasattr(value, "hour"):
        return f"{localtime(value):%-d %B %Y, %H:%M}"
    return value


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _story(story):
    return {
        "reference": story.reference,
        "came_in": story.received_at,
        "came_by": story.get_source_display(),
        "stands_at": story.get_state_display(),
        "title": story.title,
        "words": story.words,
        "told_by": story.get_told_by_display(),
        "where": str(story.care_site or ""),
        "where_in_own_words": story.care_site_text,
        "organisation": str(story.organisation or story.source_organisation),
        "service": story.source_service,
        "asked": story.source_question,
        "when": f"{story.happened_month:%B %Y}" if story.happened_month else "",
        "rating": story.get_rating_display() or "",
        "helped_by": story.helped_by,
        "published": story.published_at,
        "shared_by": story.shared_count,
        "how_serious": story.get_seriousness_display() or "",
        "sentiment": story.get_sentiment_display() or "",
    }


def _words_as_sent(story):
    kept = getattr(story, "original", None)
    return {"words": kept.words, "deleted_after": kept.delete_after} if kept else {}


def _sorted_under(story):
    named = {
        name: [term.name for term in getattr(story, name).all()]
        for name in ("tumour_sites", "stages", "priorities", "themes")
    }
    suggested = story.suggestions.select_related("theme", "tumour_site", "stage", "priority")
    return {
        **named,
        "suggested_by_machine": [f"{each.term} ({each.get_answer_display()})" for each in suggested],
    }


def _consent(story):
    wording = WORDINGS.get(story.consent_wording)
    return {
        "question": wording.question if wording else "",
        "answer": wording.answers.get(story.consent) if wording else "",
        "now": story.get_consent_display(),
        "version": story.consent_wording,
        "agreed_to_the_words": story.author_agreed_at,
    }


def _contact(story):
    kept = getattr(story, "contact", None)
    if not kept:
        return {}
    return {
        "email": kept.email,
        "wants_news": kept.wants_news,
        "may_be_asked": kept.may_be_asked,
        "deleted_after": kept.delete_after,
    }


def _equality(story):
    kept = EqualityAnswers.objects.filter(story=story).first()
    fields = [field for field in EqualityAnswers._meta.fields if field.choices] if kept else []
    return {field.name: getattr(kept, f"get_{field.name}_display")() for field in fields}


def _steps(story):
    return [
        {"what": step.get_step_display(), "at": step.at, "why": step.reason, "by": _who(step.by_id)}
        for step in story.steps.all()
    ]


def _messages(story):
    return [
        {"what": message.get_kind_display(), "at": message.at, "words": message.words}
        for message in story.messages.all()
    ]


def _taken_out(story):
    return [
        {"put_in_its_place": each.put_instead, "why": each.reason, "at": each.at}
        for each in story.redactions.all()
    ]


def _replies(story):
    """Only those that were published: what an organisation still writes is its own."""
    return [
        {
            "from": str(each.organisation),
            "at": each.published_at,
            "words": each.words,
            "change": each.change,
            "you_said_it_helped": each.get_helped_display(),
        }
        for each in story.replies.published().select_related("organisation")
    ]


def _legal_holds(story):
    return [
        {"why": each.told_author, "until": each.until, "lifted": each.lifted_at}
        for each in story.legal_holds.all()
    ]


def _concerns(story):
    return [
        {
            "what": each.get_kind_display(),
            "raised": each.raised_at,
            "settled": each.settled_at,
            "outcome": each.outcome,
        }
        for each in story.concerns.all()
    ]


def _who(by):
    """No member of staff is named: that somebody did it is about the author, who it was is not."""
    return "the alliance" if by else "you, or the machine"


PARTS = {
    "story": _story,
    "words_as_sent": _words_as_sent,
    "sorted_under": _sorted_under,
    "consent": _consent,
    "contact": _contact,
    "equality": _equality,
    "steps": _steps,
    "messages": _messages,
    "taken_out": _taken_out,
    "replies": _replies,
    "legal_holds": _legal_holds,
}
