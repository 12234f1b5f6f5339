from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.accounts.models import Organisation


class Outcome(models.TextChoices):
    ANSWERED = "answered", "Answered"
    CHANGE_PLANNED = "change_planned", "Change planned"
    CHANGE_MADE = "change_made", "Change made"


class ReplyState(models.TextChoices):
    DRAFT = "draft", "Being written"
    CHECKING = "checking", "Waiting for a second person"
    SENT_BACK = "sent_back", "Sent back to be mended"
    APPROVED = "approved", "Approved, shown after the time to undo"
    PUBLISHED = "published", "Published"
    TAKEN_DOWN = "taken_down", "Taken down"


class Helped(models.TextChoices):
    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"


# The furthest outcome first, each with the words and the colour of its mark.
MARKS = (
    (Outcome.CHANGE_MADE, ("Change made", "green")),
    (Outcome.CHANGE_PLANNED, ("Change planned", "blue")),
    (Outcome.ANSWERED, ("Answered", "grey")),
)


def furthest_mark(replies):
    """What came of a story, in words and a colour: the furthest that any of its replies has come."""
    outcomes = {reply.outcome for reply in replies}
    return [mark for outcome, mark in MARKS if outcome in outcomes][:1]


class ReplyQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)


class Reply(models.Model):
    """What an organisation answers to a story, who speaks for it, and what came of it."""

    Outcome = Outcome

    story = models.ForeignKey("feedback.Story", on_delete=models.CASCADE, related_name="replies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="replies")
    speaks_for = models.CharField(
        max_length=160,
        blank=True,
        help_text="The role that answers, for example: lead cancer nurse. No name.",
    )
    words = models.TextField()
    outcome = models.CharField(max_length=20, choices=Outcome, default=Outcome.ANSWERED)
    created_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=12, choices=ReplyState, default=ReplyState.DRAFT)
    change = models.TextField(blank=True, help_text="What changes or has changed, in plain words.")
    change_owner = models.CharField(
        max_length=160, blank=True, help_text="The role that sees to it. No name."
    )
    change_on = models.DateField(null=True, blank=True, help_text="When it is due, or was made.")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    check_note = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    helped = models.CharField(max_length=6, choices=Helped, blank=True, help_text="The author's own answer.")
    helped_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ReplyQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "replies"
        default_permissions = ("view", "add", "change")
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(fields=["story", "outcome", "published_at"], name="reply_outcome"),
            models.Index(fields=["published_at"], name="reply_published"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="reply_has_words"),
        ]

    def __str__(self):
        return f"Reply of {self.organisation} to {self.story}"
