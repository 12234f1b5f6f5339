"""The words that are shown as the reason of a suggestion: the story's own, gone when it loses them."""

from feedback.models import Suggestion


def keep_reasons_true(story):
    """After the words were edited: a reason that no longer stands in them is forgotten, it may be a name."""
    words, changed = " ".join(story.words.split()).lower(), []
    for row in story.suggestions.exclude(because=[]):
        kept = [reason for reason in row.because if reason.lower() in words]
        if kept != row.because:
            row.because = kept
            changed.append(row)
    Suggestion.objects.bulk_update(changed, ["because"])
