from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, PageManager

from home.partnership_access import may_enter
from portal.pages import BasePage, BasePageQuerySet

from .documents import AllianceDocument
from .venue import Venue

PROSE = ["bold", "ol", "ul", "link"]
TOO_OPEN = (
    "Anybody can read this document. Move it to the collection “Partnership members” first, under Documents."
)
TOO_CLOSED = (
    "This document lies in a private collection, so nobody else can read it. Move it to a public one first, "
    "under Documents, or choose “Members only”."
)


class MeetingQuerySet(BasePageQuerySet):
    def coming(self, now):
        """What is not over yet, the next first."""
        return self.filter(ends_at__gte=now).order_by("starts_at", "pk")

    def going_ahead(self):
        return self.filter(cancelled_at__isnull=True)

    def past(self, now):
        return self.filter(ends_at__lt=now).order_by("-starts_at", "-pk")

    def since(self, moment):
        """What ended after the moment, the earliest first."""
        return self.filter(ends_at__gte=moment).order_by("starts_at", "pk")

    def for_listing(self):
        return self.select_related("venue").defer_streamfields()

    def with_public_papers(self):
        """Each with the papers that a stranger may read. One query for all."""
        papers = MeetingPaper.objects.public()
        return self.prefetch_related(Prefetch("papers", papers, to_attr="shown_papers"))

    def with_all_papers(self):
        papers = MeetingPaper.objects.select_related("document")
        return self.prefetch_related(Prefetch("papers", papers, to_attr="shown_papers"))


MeetingManager = PageManager.from_queryset(MeetingQuerySet)


class PartnershipMeetingPage(BasePage):
    """One meeting: when, where, how to get in, what it is about, and its papers."""

    starts_at = models.DateTimeField("starts", help_text="As the clock in the room shows.")
    ends_at = models.DateTimeField("ends")
    venue = models.ForeignKey(Venue, null=True, blank=True, on_delete=models.PROTECT, related_name="meetings")
    who_for = models.CharField(
        "who can come", max_length=160, default="Members, and anybody who wants to see what we do"
    )
    online_url = models.URLField(
        "link to join online", blank=True, help_text="Only members see it. Leave empty if nobody can join so."
    )
    online_how = models.TextField(
        "joining online",
        blank=True,
        help_text="Only members see it: a number, captions, whom to ring.",
    )
    agenda = RichTextField(features=PROSE, blank=True, help_text="What it is about, in plain points.")
    cancelled_at = models.DateTimeField("called off", null=True, blank=True)
    cancelled_reason = models.CharField(
        "why it was called off", max_length=250, blank=True, help_text="The public reads it."
    )

    objects = MeetingManager()

    parent_page_types = ["home.PartnershipMeetingsPage", "home.PartnershipMembersPage"]
    subpage_types = []
    page_description = "A meeting: when, where, how to get in, papers and minutes."
    served_with = (*BasePage.served_with, "venue")

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading="When"),
        FieldPanel("who_for"),
        FieldPanel("venue"),
        MultiFieldPanel([FieldPanel("online_url"), FieldPanel("online_how")], "Online, for members"),
        FieldPanel("agenda"),
        InlinePanel("papers", heading="Agenda, papers and minutes", label="Paper"),
        FieldPanel("body", heading="Anything else"),
        MultiFieldPanel(
            [FieldPanel("cancelled_at"), FieldPanel("cancelled_reason")], "Called off", classname="collapsed"
        ),
    ]

    class Meta:
        verbose_name = "meeting"
        indexes = [models.Index(fields=["ends_at", "starts_at"], name="meeting_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
                violation_error_message="Choose an end after the start.",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(cancelled_reason=""),
                name="meeting_called_off_for_a_reason",
                violation_error_message="Say why it was called off.",
            ),
        ]

    @property
    def is_cancelled(self):
        return self.cancelled_at is not None

    def partnership(self):
        """The page of the Partnership, two levels above, with the office and who pays fares back."""
        above = self.get_ancestors().filter(depth=self.depth - 2).first()
        return above.specific if above else None

    def serve(self, request, *args, **kwargs):
        """No cache between us and a reader keeps what only members see."""
        response = super().serve(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-cache"
        return response

    def get_context(self, request, *args, **kwargs):
        is_member = may_enter(request.user)
        papers = self.papers.select_related("document") if is_member else self.papers.public()
        return super().get_context(request, *args, **kwargs) | {
            "is_member": is_member,
            "is_to_come": self.ends_at >= timezone.now() and not self.is_cancelled,
            "is_public": not self.get_view_restrictions().exists(),
            "partnership": self.partnership(),
            "papers": papers.order_by("sort_order", "pk"),
        }


class MeetingPaperQuerySet(models.QuerySet):
    def public(self):
        """What a stranger may read, in this list and in the library."""
        readable = AllianceDocument.objects.published()
        found = self.filter(audience=MeetingPaper.Audience.EVERYONE, document__in=readable)
        return found.select_related("document").order_by("sort_order", "pk")


class MeetingPaper(Orderable):
    """A document of one meeting, for everybody or for members only."""

    class Kind(models.TextChoices):
        AGENDA = "agenda", "Agenda"
        PAPER = "paper", "Paper"
        MINUTES = "minutes", "Minutes"
        DRAFT_MINUTES = "draft", "Minutes in draft"

    class Audience(models.TextChoices):
        EVERYONE = "everyone", "Everybody"
        MEMBERS = "members", "Members only"

    page = ParentalKey(PartnershipMeetingPage, on_delete=models.CASCADE, related_name="papers")
    document = models.ForeignKey(AllianceDocument, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PAPER)
    audience = models.CharField("who reads it", max_length=8, choices=Audience, default=Audience.EVERYONE)

    objects = MeetingPaperQuerySet.as_manager()

    panels = [FieldPanel("document"), FieldRowPanel([FieldPanel("kind"), FieldPanel("audience")])]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["agenda", "paper", "minutes", "draft"]), name="paper_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(audience__in=["everyone", "members"]), name="paper_audience_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="draft") | Q(audience="members"),
                name="draft_minutes_for_members",
                violation_error_message="Minutes in draft are for members only.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.document}"

    @property
    def is_for_members(self):
        return self.audience == self.Audience.MEMBERS

    def clean(self):
        """The library hands a document to whoever knows its address, unless its collection is private."""
        super().clean()
        if self.document_id is None:
            return
        is_public = AllianceDocument.objects.published().filter(pk=self.document_id).exists()
        if self.is_for_members and is_public:
            raise ValidationError({"document": TOO_OPEN})
        if not self.is_for_members and not is_public:
            raise ValidationError({"document": TOO_CLOSED})
