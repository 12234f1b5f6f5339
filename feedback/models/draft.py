from portal.privacy.drafts import Draft


class StoryDraft(Draft):
    """A story on its way: one question's answers after another, until it is sent or left alone."""

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
