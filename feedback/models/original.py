from django.db import models


class StoryOriginal(models.Model):
    """The author's own words, apart from what anybody edits, for the few who may see them, until a day."""

    story = models.OneToOneField(
        "feedback.Story", primary_key=True, on_delete=models.CASCADE, related_name="original"
    )
    words = models.TextField()
    delete_after = models.DateField(null=True, blank=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ("view",)

    def __str__(self):
        return f"Own words of {self.story}"
