from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page

from home.cards import number
from home.filtering import PRIORITY, SITE, STAGE, Filters
from home.kept_form import KeptPageForm
from home.page_rows import terms_of
from home.practice import way
from portal.pages import SORTED_BY, BasePage, ClassifiedPageManager, ClassifiedPageQuerySet
from portal.paging import page_of
from portal.taxonomy.models import ClassifiedPage, PathwayStage

from .best_practice import BestPracticePage
from .documents import AllianceDocument
from .versioned import Versioned
from .waiting_standard import ClockPoint, WaitingStandard

PATHWAYS_ON_A_PAGE = 12


class PathwayIndexPage(BasePage):
    """The ways through care, step by step, that teams here have agreed on."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.PathwayPage"]
    max_count = 1

    not_searchable = "It only lists the pathways, which are found themselves."

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        filters = Filters(request.GET, (PRIORITY, SITE, STAGE))
        found = filters.apply(PathwayPage.objects.published()).for_listing()
        pathways = page_of(found, request.GET.get("page", 1), PATHWAYS_ON_A_PAGE)
        return context | {"pathways": pathways, "filters": filters.form(), "chips": filters.chips()}


class PathwayPageQuerySet(ClassifiedPageQuerySet):
    def for_listing(self):
        steps = models.Count("steps", distinct=True)
        return self.annotate(step_count=steps).defer_streamfields().order_by("title", "pk")


PathwayPageManager = ClassifiedPageManager.from_queryset(PathwayPageQuerySet)


class PathwayPage(Versioned, ClassifiedPage, BasePage):
    """One way through care: its steps in order, who does each, and how long each part may take."""

    who_for = models.CharField(
        "who it is for", max_length=250, help_text="For example: Adults whose GP suspects bowel cancer."
    )
    lead_role = models.CharField(
        "who keeps it right", max_length=160, help_text="A role, not a name, so that it stays right."
    )

    objects = PathwayPageManager()

    parent_page_types = ["home.PathwayIndexPage"]
    subpage_types = []

    base_form_class = KeptPageForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("who_for"),
        InlinePanel("steps", heading="Steps, in order", label="Step", min_num=1),
        FieldPanel("lead_role"),
        FieldPanel("body", heading="Anything else"),
    ]
    sorting_panels = SORTED_BY

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        steps = list(self.steps.all())
        prefetch_related_objects(steps, *for_reading())
        standards = list(WaitingStandard.objects.in_force(today))
        return context | {
            "steps": steps,
            "terms": terms_of(self, "tumour_sites", "stages", "priorities"),
            "drawings": way.drawn(steps, standards),
            "finding": way.finding(steps),
            "standards": [(standard, standard.target_on(today)) for standard in standards],
            **self.version_context(),
        }

    @property
    def steps_in_words(self):
        """How many steps, for a page read with for_listing()."""
        return number(self.step_count, "step")

    def told(self):
        """What a version of it says, in plain words: (heading, text) in the order of the page."""
        rows = [("Title", self.title), ("In short", self.summary), ("Who it is for", self.who_for)]
        rows += [(f"Step {place}", step.told()) for place, step in enumerate(self.steps.all(), 1)]
        return [*rows, ("Who keeps it right", self.lead_role), ("More", self.body_told())]


def for_reading():
    """What a step leads to, where everybody may have it."""
    documents = Prefetch("document", AllianceDocument.objects.published())
    return "stage", documents, Prefetch("practice", BestPracticePage.objects.published())


class PathwayStep(Orderable):
    """One step: what happens, who sees to it, how long it usually takes."""

    page = ParentalKey(PathwayPage, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(max_length=100, help_text="A few everyday words: The poo test at home.")
    stage = models.ForeignKey(PathwayStage, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    what_happens = models.TextField(help_text="What happens for the person, in plain sentences.")
    owner_role = models.CharField("who sees to it", max_length=120, help_text="A role, not a name.")
    usual_time = models.CharField(max_length=80, help_text="For example: 3 to 5 days.")
    by_day = models.PositiveSmallIntegerField(
        "usually done by day",
        null=True,
        blank=True,
        help_text="Counted from the day of the referral, for the drawing. Leave empty where it varies.",
    )
    clock = models.CharField(
        "what it is for waiting times",
        max_length=10,
        choices=ClockPoint,
        blank=True,
        help_text="The waiting-time standards are drawn between these moments.",
    )
    document = models.ForeignKey(
        "home.AllianceDocument", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    practice = models.ForeignKey(
        "home.BestPracticePage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="pathway_steps",
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("stage"),
        FieldPanel("what_happens"),
        FieldRowPanel([FieldPanel("owner_role"), FieldPanel("usual_time")]),
        FieldRowPanel([FieldPanel("by_day"), FieldPanel("clock")]),
        FieldPanel("document"),
        PageChooserPanel("practice", "home.BestPracticePage"),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(clock__in=["", "referred", "told", "decided", "treated"]),
                name="pathway_step_clock_known",
            )
        ]

    def __str__(self):
        return self.title

    def told(self):
        return f"{self.title}. {self.what_happens} Who sees to it: {self.owner_role}. {self.usual_time}."
