from django.db import models


class StoryContactQuerySet(models.QuerySet):
    def past_their_day(self, today):
        """Addresses whose last day was before today."""
        return self.filter(delete_after__lt=today)


class StoryContact(models.Model):
    """How the author may be reached, apart from the words, for what they agreed to and no longer."""

    story = models.OneToOneField(
        "feedback.Story", primary_key=True, on_delete=models.CASCADE, related_name="contact"
    )
    email = models.EmailField()
    wants_news = models.BooleanField(default=False, help_text="Write when something happens to the story.")
    may_be_asked = models.BooleanField(default=False, help_text="The alliance may write with a question.")
    wording = models.CharField(max_length=20, help_text="The version of the question agreed to.")
    delete_after = models.DateField(db_index=True)

    objects = StoryContactQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(wants_news=True) | models.Q(may_be_asked=True),
                name="story_contact_for_a_reason",
            ),
        ]

    def __str__(self):
        return f"How to reach the author of {self.story}"
