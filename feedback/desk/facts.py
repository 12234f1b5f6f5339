"""What the author told besides the words."""

from feedback.consent import WORDINGS
from portal.accounts.age import age_in_words


def facts_of(story, now):
    """Pairs of a name and an answer; what the author left out is left out."""
    facts = [
        ("Came in", f"{age_in_words(story.received_at, now)}, {story.get_source_display().lower()}"),
        ("Where it stands", story.get_state_display()),
        ("Consent", consent_in_words(story)),
        ("Told by", story.get_told_by_display()),
        ("Which cancer", "" if story.tumour_sites.all() else story.get_site_answer_display()),
        ("Where", place_in_words(story)),
        ("Organisation", story.organisation or story.source_organisation),
        ("Service", story.source_service),
        ("Asked", story.source_question),
        ("When", f"{story.happened_month:%B %Y}" if story.happened_month else ""),
        ("Overall", story.get_rating_display()),
        ("Sentiment", story.get_sentiment_display()),
    ]
    return [(name, answer) for name, answer in facts if answer]


def consent_in_words(story):
    """The words that the author agreed to, in the version that they saw."""
    wording = WORDINGS.get(story.consent_wording)
    return wording.answers.get(story.consent, "") if wording else story.get_consent_display()


def place_in_words(story):
    named = story.care_site.name if story.care_site else ""
    return ", ".join(filter(None, [named, story.care_site_text]))
