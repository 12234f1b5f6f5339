"""What this flat keeps of people and for how long, and how its erasures are done again after a restore."""

from feedback import exporting
from feedback.actions import forgetting
from feedback.actions.leaving import KIND, WITHDRAWAL, erase_again, story_left, withdraw_again
from feedback.importing import uploading
from portal.privacy import erasures
from portal.privacy.retention import Clock, Struck, register


def on(strike):
    """Clocks are told `now`; actions take it by name."""
    return lambda now: strike(now=now)


erasures.register(KIND, erase_again)
erasures.register(WITHDRAWAL, withdraw_again)
OF_STORIES = (
    Clock(
        keeps="Authors’ own words, as they came in",
        how_long="1 year",
        since="the day the story came in",
        then="They are deleted. The story keeps the words that were edited for publication.",
        strike=on(forgetting.forget_originals),
    ),
    Clock(
        keeps="Authors’ email addresses",
        how_long="1 year, or until the author stops the mail",
        since="the day it was given",
        then="The address is deleted.",
        strike=on(forgetting.forget_contacts),
    ),
    Clock(
        keeps="What authors and moderators said to each other",
        how_long="1 year",
        since="the day it was said",
        then="It is deleted.",
        strike=on(forgetting.forget_messages),
    ),
    Clock(
        keeps="Answers about equality",
        how_long="3 years",
        since="the day the story came in",
        then="They are deleted.",
        strike=on(forgetting.forget_equality),
    ),
    Clock(
        keeps="Stories that were withdrawn",
        how_long="30 days",
        since="the day they were withdrawn",
        then="The story is erased.",
        strike=on(forgetting.forget_withdrawn),
    ),
    Clock(
        keeps="Stories, published or not",
        how_long="8 years",
        since="the day they came in",
        then="The story is erased, and no longer public.",
        strike=on(forgetting.forget_old_stories),
    ),
    Clock(
        keeps="Receipts of erased stories",
        how_long="1 year",
        since="the day the story was erased",
        then="The receipt is deleted, and its words open nothing any more.",
        strike=on(forgetting.forget_receipts),
    ),
)
OF_TABLES = (
    Clock(
        keeps="Exports of stories, as files",
        how_long="1 week, or until a story in it is withdrawn or erased",
        since="the day somebody asked for it",
        then="The file is deleted.",
        strike=lambda now: Struck(gone=exporting.forget_exports(now=now)),
    ),
    Clock(
        keeps="Trusts’ exports that were uploaded",
        how_long="Until they have been read, at most 1 day; the list of refused rows 30 days",
        since="the upload",
        then="The file is deleted.",
        strike=lambda now: Struck(gone=uploading.forget_uploads(now=now)),
    ),
)
register(*OF_STORIES, *OF_TABLES)
story_left.connect(exporting.forgetting.when_a_story_leaves, dispatch_uid="exports_go_with_their_stories")
