from django.db import models

from portal.privacy.receipts import Receipt, ReceiptQuerySet


class StoryReceiptQuerySet(ReceiptQuerySet):
    def for_its_page(self):
        """With the story, and the rows that stand beside it once."""
        return self.select_related("story__original", "story__contact")


class StoryReceipt(Receipt):
    """What reopens a story for its author, with no account."""

    story = models.OneToOneField("feedback.Story", on_delete=models.CASCADE, related_name="receipt")

    objects = StoryReceiptQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
