from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from feedback.replying import (
    CHECK,
    ENDED,
    HAVE_BEEN_SHOWN,
    IN_PROGRESS,
    UNFINISHED,
    WRITE_FOR_ANY,
    ReplyState,
    ReplyStep,
)
from feedback.routing import remit_of
from portal.accounts.models import Organisation


class Outcome(models.TextChoices):
    ANSWERED = "answered", "Answered"
    CHANGE_PLANNED = "change_planned", "Change planned"
    CHANGE_MADE = "change_made", "Change made"


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
    return furthest_of({reply.outcome for reply in replies})


def furthest_of(outcomes):
    """The same of the outcomes alone: a list of one mark, or of none."""
    return [mark for outcome, mark in MARKS if outcome in outcomes][:1]


class ReplyQuerySet(models.QuerySet):
    def published(self):
        """Exactly what a stranger may read, under a story that is public."""
        return self.filter(state=ReplyState.PUBLISHED)

    def in_progress(self):
        return self.filter(state__in=IN_PROGRESS)

    def to_be_checked(self):
        return self.filter(state=ReplyState.CHECKING)

    def to_be_mended(self):
        return self.filter(state__in=UNFINISHED)

    def due_to_show(self, now):
        """Approved, and the time to undo is over."""
        return self.filter(state=ReplyState.APPROVED, show_at__lte=now)

    def planned(self):
        """Published plans that no later published reply has settled."""
        later = Reply.objects.published().filter(follows=OuterRef("pk"))
        return self.published().filter(~Exists(later), outcome=Outcome.CHANGE_PLANNED)

    def awaiting_report(self):
        """Published plans on which nobody is writing a report yet."""
        begun = Reply.objects.exclude(state__in=ENDED).filter(follows=OuterRef("pk"))
        return self.published().filter(~Exists(begun), outcome=Outcome.CHANGE_PLANNED)

    def past_their_date(self, today):
        return self.filter(change_on__lt=today)

    def seen_by(self, user):
        """What may be opened on the desk: what is within one's remit, or of one's own organisation."""
        own = Q(organisation=user.organisation_id) if user.organisation_id else Q(pk__in=())
        if user.has_perm(CHECK) or user.has_perm(WRITE_FOR_ANY):
            own |= Q(story__in=_stories().within(remit_of(user)).values("pk"))
        return self.filter(own)

    def under_public_stories(self):
        """A story that is taken down or withdrawn takes what answers it off the desk too."""
        return self.filter(story__in=_public_stories())

    def for_listing(self):
        return self.select_related("story", "organisation", "written_by")


def _public_stories():
    return _stories().published().values("pk")


def _stories():
    return Reply._meta.get_field("story").related_model.objects.all()


class Reply(models.Model):
    """What an organisation answers to a story, who speaks for it, and what came of it."""

    Outcome = Outcome

    story = models.ForeignKey("feedback.Story", on_delete=models.CASCADE, related_name="replies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="replies")
    follows = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="followed_by",
        help_text="The plan that this one reports on.",
    )
    speaks_for = models.CharField(
        max_length=160,
        blank=True,
        help_text="The role that answers, for example: lead cancer nurse. No name.",
    )
    words = models.TextField()
    outcome = models.CharField(max_length=20, choices=Outcome, default=Outcome.ANSWERED)
    change = models.TextField(blank=True, help_text="What changes or has changed, in plain words.")
    change_owner = models.CharField(
        max_length=160, blank=True, help_text="The role that sees to it. No name."
    )
    change_on = models.DateField(null=True, blank=True, help_text="When it is due, or was made.")
    state = models.CharField(max_length=12, choices=ReplyState, default=ReplyState.DRAFT)
    created_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who wrote it last. All who ever did stand in its steps.",
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    show_at = models.DateTimeField(null=True, blank=True, help_text="Until then the approval can be undone.")
    published_at = models.DateTimeField(null=True, blank=True)
    helped = models.CharField(max_length=6, choices=Helped, blank=True, help_text="The author's own answer.")
    helped_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ReplyQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "replies"
        default_permissions = ()
        permissions = [
            ("write_reply", "Can write replies for their own organisation"),
            ("write_any_reply", "Can write replies for any organisation"),
            ("check_reply", "Can check, approve and take down replies"),
        ]
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(fields=["story", "outcome", "published_at"], name="reply_outcome"),
            models.Index(fields=["published_at"], name="reply_published"),
            models.Index(fields=["state", "organisation"], name="reply_desk"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="reply_has_words"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.ANSWERED, change="", change_owner="", change_on__isnull=True)
                | ~Q(outcome=Outcome.ANSWERED)
                & (
                    Q(state__in=(*UNFINISHED, ReplyState.PUT_ASIDE))
                    | ~Q(change="") & ~Q(change_owner="") & Q(change_on__isnull=False)
                ),
                name="reply_change_has_words_owner_and_date",
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True)
                | Q(written_by__isnull=True)
                | ~Q(checked_by=F("written_by")),
                name="reply_checked_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(ReplyState.APPROVED, *HAVE_BEEN_SHOWN)) | Q(checked_at__isnull=False),
                name="reply_shown_once_checked",
            ),
            models.CheckConstraint(
                condition=Q(state=ReplyState.APPROVED, show_at__isnull=False)
                | ~Q(state=ReplyState.APPROVED) & Q(show_at__isnull=True),
                name="reply_approved_until_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=HAVE_BEEN_SHOWN, published_at__isnull=False)
                | ~Q(state__in=HAVE_BEEN_SHOWN) & Q(published_at__isnull=True),
                name="reply_published_with_date",
            ),
            models.CheckConstraint(
                condition=Q(helped="", helped_at__isnull=True) | ~Q(helped="") & Q(helped_at__isnull=False),
                name="reply_helped_with_date",
            ),
            models.UniqueConstraint(
                fields=["story", "organisation"],
                condition=Q(state__in=IN_PROGRESS),
                name="reply_in_progress_once",
            ),
            models.UniqueConstraint(
                fields=["follows"], condition=~Q(state__in=ENDED), name="reply_followed_once"
            ),
        ]

    def __str__(self):
        return f"Reply of {self.organisation} to {self.story}"

    @property
    def is_published(self):
        return self.state == ReplyState.PUBLISHED

    @property
    def is_made(self):
        """Whether it tells of a change that is made, not of a plan."""
        return self.outcome == Outcome.CHANGE_MADE

    def writers(self):
        """The keys of all who have written any of its words."""
        return set(self.steps.filter(step=ReplyStep.WRITE).values_list("by", flat=True)) | {
            self.written_by_id
        }
