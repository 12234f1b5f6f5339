from portal.accounts import only_for

SEE_STORIES = "feedback.view_story"
MODERATE = "feedback.moderate_story"
SEE_ORIGINALS = "feedback.view_storyoriginal"
REPLY = "feedback.write_any_reply"


class OnlyFor(only_for.OnlyFor):
    """A view of the desk: for whoever may see stories, unless it asks for more."""

    permission = SEE_STORIES
