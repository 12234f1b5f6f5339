from django.db import models


class StoryOriginalQuerySet(models.QuerySet):
    def past_their_day(self, today):
        """Words whose last day was before today."""
        return self.filter(delete_after__lt=today)


class StoryOriginal(models.Model):
    """The author's own words, apart from what anybody edits, for the few who may see them, until a day."""

    story = models.OneToOneField(
        "feedback.Story", primary_key=True, on_delete=models.CASCADE, related_name="original"
    )
    words = models.TextField()
    delete_after = models.DateField(null=True, blank=True, db_index=True)

    objects = StoryOriginalQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ("view",)

    def __str__(self):
        return f"Own words of {self.story}"
