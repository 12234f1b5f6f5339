from django.db import models
from django.db.models import Prefetch
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page, PageManager

from home.cards import promise_card
from portal.pages import BasePage, BasePageQuerySet

from .partnership_meeting import PartnershipMeetingPage
from .promises import Promise

LED_TO = ["consultations.ConsultationPage", "home.BestPracticePage", "home.NewsPage"]


class InputQuerySet(BasePageQuerySet):
    def for_listing(self):
        """The newest first, each with the public promises and pages that it led to."""
        return (
            self.select_related("meeting")
            .prefetch_related(
                Prefetch("promises", Promise.objects.published().for_listing(), to_attr="public_promises"),
                Prefetch("led_to", InputLink.objects.public(), to_attr="public_links"),
            )
            .defer_streamfields()
            .order_by("-said_date", "-pk")
        )


InputManager = PageManager.from_queryset(InputQuerySet)


class PartnershipInputPage(BasePage):
    """What members said to the alliance, and what came of it."""

    class Outcome(models.TextChoices):
        CHANGED = "changed", "Changed"
        IN_HAND = "in_hand", "Being worked on"
        NOT_DONE = "not_done", "Not done"

    said = models.TextField("members said", help_text="In a member’s words where you can, without a name.")
    said_date = models.DateField("when", help_text="The day on which they said it.")
    meeting = models.ForeignKey(
        PartnershipMeetingPage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="inputs",
        help_text="Where they said it, if it was at a meeting.",
    )
    outcome = models.CharField("came of it", max_length=8, choices=Outcome, default=Outcome.IN_HAND)
    what_changed = models.TextField(help_text="What is different now. If nothing is, say why.")
    promises = ParentalManyToManyField(Promise, blank=True, related_name="+")

    objects = InputManager()

    parent_page_types = ["home.PartnershipInputsPage"]
    subpage_types = []
    page_description = "What members said, and what came of it."

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("said"),
        FieldRowPanel([FieldPanel("said_date"), FieldPanel("meeting")]),
        FieldRowPanel([FieldPanel("outcome")]),
        FieldPanel("what_changed"),
        FieldPanel("promises"),
        InlinePanel("led_to", heading="Outcomes and practice it led to", label="Page"),
        FieldPanel("body", heading="Anything else"),
    ]

    class Meta:
        verbose_name = "what members said"
        verbose_name_plural = "what members said"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["changed", "in_hand", "not_done"]), name="input_outcome_known"
            )
        ]

    def card(self):
        """What home/partnership/input.html shows of a row of for_listing()."""
        return {
            "page": self,
            "colour": {"changed": "green", "in_hand": "blue", "not_done": "grey"}[self.outcome],
            "meeting": self.meeting if self.meeting and self.meeting.live else None,
            "promises": [promise_card(promise, timezone.localdate()) for promise in self.public_promises],
            "links": [link.page for link in self.public_links],
        }

    def get_context(self, request, *args, **kwargs):
        self.public_promises = list(self.promises.published().for_listing())
        self.public_links = list(InputLink.objects.public().filter(input=self))
        return super().get_context(request, *args, **kwargs) | {"card": self.card()}


class InputLinkQuerySet(models.QuerySet):
    def public(self):
        """Those to pages that a stranger may read."""
        readable = BasePageQuerySet(Page).published()
        return self.filter(page__in=readable.values("pk")).select_related("page").order_by("sort_order", "pk")


class InputLink(Orderable):
    """A page that something a member said led to: the outcome of a consultation, a piece of practice."""

    input = ParentalKey(PartnershipInputPage, on_delete=models.CASCADE, related_name="led_to")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")

    objects = InputLinkQuerySet.as_manager()

    panels = [PageChooserPanel("page", LED_TO)]

    def __str__(self):
        return str(self.page)
