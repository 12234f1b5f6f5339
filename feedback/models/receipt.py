from django.db import models

from portal.privacy.receipts import Receipt


class StoryReceipt(Receipt):
    """What reopens a story for its author, with no account."""

    story = models.OneToOneField("feedback.Story", on_delete=models.CASCADE, related_name="receipt")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
