from django.conf import settings
from django.db import models


class StoryMessageQuerySet(models.QuerySet):
    def said_before(self, moment):
        return self.filter(at__lt=moment)


class StoryMessage(models.Model):
    """What the author and a moderator say to each other about a story. Nobody else reads it."""

    class Kind(models.TextChoices):
        QUESTION = "question", "A moderator asked"
        ANSWER = "answer", "The author answered"
        ADDITION = "addition", "The author added"
        DISAGREEMENT = "disagreement", "The author disagreed"

    story = models.ForeignKey("feedback.Story", on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty where the author wrote.",
    )
    key = models.UUIDField(unique=True, editable=False, help_text="Stores it once, however often it is sent.")

    objects = StoryMessageQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(words=""), name="story_message_has_words")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.story}"
