import uuid

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager

from feedback.consent import Consent
from feedback.moderation import State
from portal.accounts.models import CareSite, Organisation
from portal.privacy.references import new_reference
from portal.taxonomy.models import Classified

from .reply import furthest_mark
from .scales import Rating, Sentiment, Seriousness, ToldBy
from .story_queryset import StoryQuerySet

LONGEST_STORY = 10_000


def _how_many_shared(name, story):
    """How many of the story's terms in this field another story carries too."""
    many = Story._meta.get_field(name)
    term = many.m2m_reverse_field_name()
    carriers = many.remote_field.through.objects
    shared = carriers.filter(
        **{f"{term}__in": getattr(story, name).all(), many.m2m_field_name(): OuterRef("pk")}
    )
    counted = shared.order_by().values(many.m2m_field_name()).annotate(how_many=Count("pk"))
    return Coalesce(Subquery(counted.values("how_many")), 0)


class Story(Classified):
    """What somebody told the alliance, with the words that may be edited before anybody else reads them."""

    class Source(models.TextChoices):
        WEB = "web", "This website"
        PAPER = "paper", "Printed form"
        PHONE = "phone", "Telephone"
        IMPORT = "import", "A trust's export"

    class SiteAnswer(models.TextChoices):
        NAMED = "named", "Named"
        NOT_SURE = "not_sure", "Not sure"
        NOT_SAID = "not_said", "Rather not say"
        NOT_ASKED = "not_asked", "Not asked"

    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    source = models.CharField(max_length=10, choices=Source, default=Source.WEB)
    source_key = models.CharField(
        max_length=200, blank=True, help_text="Where an imported comment stood, so that it is stored once."
    )
    source_organisation = models.CharField(max_length=160, blank=True)
    source_service = models.CharField(max_length=200, blank=True)
    source_question = models.CharField(max_length=300, blank=True)

    title = models.CharField(max_length=160, blank=True)
    words = models.TextField(blank=True)
    told_by = models.CharField(max_length=10, choices=ToldBy, blank=True)
    site_answer = models.CharField(max_length=10, choices=SiteAnswer, default=SiteAnswer.NOT_SAID)
    care_site = models.ForeignKey(
        CareSite, null=True, blank=True, on_delete=models.PROTECT, related_name="stories"
    )
    care_site_text = models.CharField(max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
        help_text="Whom the story is about: the body that runs the care site, or that sent the export.",
    )
    happened_month = models.DateField(null=True, blank=True, help_text="The first day of the month.")
    rating = models.PositiveSmallIntegerField(choices=Rating, null=True, blank=True)
    sentiment = models.PositiveSmallIntegerField(choices=Sentiment, null=True, blank=True)

    consent = models.CharField(max_length=20, choices=Consent)
    consent_wording = models.CharField(max_length=20, help_text="The version of consent.WORDINGS agreed to.")
    author_agreed_at = models.DateTimeField(null=True, blank=True)

    state = models.CharField(max_length=20, choices=State, default=State.RECEIVED)
    seriousness = models.PositiveSmallIntegerField(choices=Seriousness, null=True, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    shared_count = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(
        default=1, help_text="Grows with each change, so that nobody overwrites another's work."
    )

    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who has it open on the desk, so that two do not do the same work.",
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who typed in what came on paper or by telephone.",
    )
    helped_by = models.CharField(
        max_length=120, blank=True, help_text="The part of whoever helped the author to tell it. No name."
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The second person who compared it with the paper or the notes.",
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    themes = TaggableManager(through="feedback.ThemedStory", blank=True)

    objects = StoryQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "stories"
        default_permissions = ("view",)
        permissions = [
            ("moderate_story", "Can read, sort, publish and decline stories"),
            ("import_stories", "Can import the comments of a trust"),
            ("erase_story", "Can erase a story for good"),
        ]
        indexes = [
            models.Index(fields=["state", "-published_at", "-id"], name="story_newest"),
            models.Index(fields=["state", "-shared_count", "-published_at"], name="story_most_shared"),
            models.Index(fields=["state", "received_at"], name="story_queue"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source_key"], condition=~Q(source_key=""), name="story_imported_once"
            ),
            models.CheckConstraint(
                condition=~Q(source="import") | ~Q(source_key=""), name="story_import_has_source_key"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED)
                | (
                    Q(published_at__isnull=False)
                    & (
                        Q(consent=Consent.PUBLISH)
                        | Q(consent=Consent.AFTER_SEEN, author_agreed_at__isnull=False)
                    )
                ),
                name="story_published_with_date_and_consent",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ERASED, words="", title="", care_site_text="")
                | (~Q(state=State.ERASED) & ~Q(words="") & ~Q(title="")),
                name="story_has_words_until_erased",
            ),
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__range=(1, 5)), name="story_rating_1_to_5"
            ),
            models.CheckConstraint(
                condition=Q(sentiment__isnull=True) | Q(sentiment__range=(1, 5)),
                name="story_sentiment_1_to_5",
            ),
            models.CheckConstraint(
                condition=Q(seriousness__isnull=True) | Q(seriousness__range=(0, 4)),
                name="story_seriousness_0_to_4",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="story_version_from_1"),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED, source__in=("paper", "phone"))
                | Q(checked_at__isnull=False),
                name="story_typed_in_published_once_checked",
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True)
                | Q(entered_by__isnull=True)
                | ~Q(checked_by=F("entered_by")),
                name="story_checked_by_another",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(published_at__gte=F("received_at")),
                name="story_published_after_received",
            ),
        ]

    def __str__(self):
        """Never the words: this text reaches logs, histories and choosers."""
        return f"Story {self.reference}"

    def get_absolute_url(self):
        return reverse("feedback:story", args=[self.reference])

    def related(self):
        """Published stories about the same cancer or, where none is named, part of care; closest first."""
        others = Story.objects.published().exclude(pk=self.pk)
        same_cancer = others.carrying("tumour_sites", self.tumour_sites.values("pk"))
        same_part = others.carrying("stages", self.stages.values("pk"))
        others = same_cancer | same_part.filter(~Exists(self.tumour_sites.all()))
        shared = _how_many_shared("tumour_sites", self) + _how_many_shared("stages", self)
        return others.annotate(shared=shared).order_by("-shared", "-published_at", "-pk")

    def shared_terms(self, other):
        """The terms that both carry: why one is shown beside the other."""
        return [
            term
            for name in ("tumour_sites", "stages", "priorities")
            for term in getattr(self, name).all()
            if term in getattr(other, name).all()
        ]

    @property
    def marks(self):
        """What came of it, for its card. Read after for_listing()."""
        return furthest_mark(self.published_replies)

    @property
    def was_typed_in(self):
        """Told on paper or by telephone: somebody of ours typed it, and another compares it."""
        return self.source in (self.Source.PAPER, self.Source.PHONE)

    @property
    def is_published(self):
        return self.state == State.PUBLISHED
