from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page, PageManager

from home.cards import number
from portal.pages import BasePage, BasePageQuerySet
from portal.taxonomy.models import Priority

from .linked import linked


class PriorityIndexPage(BasePage):
    """Lists what the alliance has set out to improve."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.PriorityPage"]
    max_count = 1

    not_searchable = "It only lists the priority pages, which are found themselves."

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = PriorityPage.objects.published().child_of(self).for_listing()
        return context | {"priorities": pages}


class PriorityPageQuerySet(BasePageQuerySet):
    def of_current_set(self, on):
        """The pages of the priorities that hold on the date `on`, in their order."""
        return self.filter(priority__in=Priority.objects.current(on)).order_by("priority__sort_order", "pk")

    def for_listing(self):
        """With how many pieces of work are under way."""
        under_way = models.Count("work_streams", filter=Q(work_streams__state=WorkStream.State.UNDER_WAY))
        return self.defer_streamfields().annotate(under_way=under_way).order_by("path")


PriorityPageManager = PageManager.from_queryset(PriorityPageQuerySet)


class PriorityPage(BasePage):
    """One priority: what it means, the work under it, its targets, and everything that is linked to it."""

    priority = models.OneToOneField(
        Priority,
        on_delete=models.PROTECT,
        related_name="page",
        help_text="Stories, documents, consultations and practice that carry it are listed by themselves.",
    )
    lead_role = models.CharField(
        "who leads", max_length=160, blank=True, help_text="A role, not a name, so that it stays right."
    )

    objects = PriorityPageManager()

    parent_page_types = ["home.PriorityIndexPage"]
    subpage_types = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("priority"),
        FieldPanel("summary"),
        FieldPanel("body", heading="What it means"),
        InlinePanel("work_streams", heading="The work under it", label="Piece of work"),
        InlinePanel("targets", heading="Targets", label="Target"),
        FieldPanel("lead_role"),
    ]
    served_with = (*BasePage.served_with, "priority")

    @property
    def work_line(self):
        """How much work is under way, for a page read with for_listing()."""
        return f"{number(self.under_way, 'piece')} of work under way" if self.under_way else ""

    @property
    def live_line(self):
        """What people told, for a page that was given its `story_count`."""
        if not self.story_count:
            return "Nobody has told us about this in the last 12 months"
        return f"{number(self.story_count, 'story', 'stories')} in the last 12 months"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return (
            context
            | linked(now=timezone.now(), priority=self.priority)
            | {
                "work_streams": list(self.work_streams.all()),
                "targets": list(self.targets.all()),
                "query": f"priority={self.priority.slug}",
            }
        )


COLOURS = {"planned": "grey", "under_way": "blue", "done": "green"}


class WorkStream(Orderable):
    """A piece of work under a priority, and how far it is."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        UNDER_WAY = "under_way", "Under way"
        DONE = "done", "Done"

    page = ParentalKey(PriorityPage, on_delete=models.CASCADE, related_name="work_streams")
    title = models.CharField(max_length=160)
    description = models.TextField("what it is", help_text="One or two plain sentences.")
    state = models.CharField(max_length=10, choices=State, default=State.UNDER_WAY)

    panels = [FieldPanel("title"), FieldPanel("description"), FieldPanel("state")]

    @property
    def colour(self):
        return COLOURS[self.state]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "under_way", "done"]), name="work_stream_state_known"
            )
        ]

    def __str__(self):
        return self.title


class Target(Orderable):
    """A published standard and the day from which it holds. Results are given only with their period."""

    page = ParentalKey(PriorityPage, on_delete=models.CASCADE, related_name="targets")
    name = models.CharField(max_length=160, help_text="For example: 28-day Faster Diagnosis Standard.")
    measure = models.TextField(help_text="What is measured, in a plain sentence.")
    target_percent = models.PositiveSmallIntegerField("target %")
    valid_from = models.DateField(help_text="The first day on which this target holds.")
    latest_percent = models.DecimalField(
        "latest result %",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        help_text="Only what the source has published for Kent and Medway. If unsure, leave it empty.",
    )
    latest_period = models.CharField(
        max_length=60, blank=True, help_text="The period of that result, for example: July to September 2026."
    )
    source_name = models.CharField(max_length=160, help_text="Who publishes it.")
    source_url = models.URLField("source link")

    panels = [
        FieldPanel("name"),
        FieldPanel("measure"),
        FieldPanel("target_percent"),
        FieldPanel("valid_from"),
        FieldPanel("latest_percent"),
        FieldPanel("latest_period"),
        FieldPanel("source_name"),
        FieldPanel("source_url"),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(target_percent__range=(1, 100)), name="target_is_a_percent"),
            models.CheckConstraint(
                condition=Q(latest_percent__isnull=True) | Q(latest_percent__range=(0, 100)),
                name="target_result_is_a_percent",
            ),
            models.CheckConstraint(
                condition=Q(latest_percent__isnull=True, latest_period="")
                | (Q(latest_percent__isnull=False) & ~Q(latest_period="")),
                name="target_result_with_its_period",
                violation_error_message="Give the latest result and its period together, or neither.",
            ),
        ]

    def __str__(self):
        return self.name
