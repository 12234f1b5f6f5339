from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from home.filtering import PRIORITY, SITE, STAGE, Filters
from portal.accounts.models import Organisation
from portal.pages import SORTED_BY, BasePage, ClassifiedPageManager, ClassifiedPageQuerySet
from portal.paging import page_of
from portal.taxonomy.models import ClassifiedPage

PRACTICE_ON_A_PAGE = 12
PROSE = ["bold", "ol", "ul", "link", "document-link"]


class BestPracticeIndexPage(BasePage):
    """Work that made care better, told so that another team can copy it."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.BestPracticePage"]
    max_count = 1

    not_searchable = "It only lists the practice, which is found itself."

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        filters = Filters(request.GET, (PRIORITY, SITE, STAGE))
        found = filters.apply(BestPracticePage.objects.published()).for_listing()
        practice = page_of(found, request.GET.get("page", 1), PRACTICE_ON_A_PAGE)
        return context | {"practice": practice, "filters": filters.form(), "chips": filters.chips()}


class BestPracticePageQuerySet(ClassifiedPageQuerySet):
    def for_listing(self):
        return (
            self.select_related("organisation")
            .prefetch_related("tumour_sites", "stages")
            .defer_streamfields()
            .order_by("-last_reviewed", "-pk")
        )


BestPracticePageManager = ClassifiedPageManager.from_queryset(BestPracticePageQuerySet)


class BestPracticePage(ClassifiedPage, BasePage):
    """One piece of work: the result first, then how, for whom, at what cost, and what did not work."""

    class Evidence(models.TextChoices):
        TRIED = "tried", "Tried in one place, not yet measured"
        MEASURED = "measured", "Measured before and after in one place"
        REPEATED = "repeated", "Measured in more than one place"
        PUBLISHED = "published", "Published and reviewed by others"

    result = models.CharField(
        "result headline", max_length=160, help_text="The result first: Letters arrive 9 days sooner."
    )
    problem = RichTextField(features=PROSE, help_text="What was wrong, and for whom.")
    what_was_done = RichTextField(features=PROSE)
    who_for = RichTextField(features=PROSE, help_text="The patients or teams that it helps.")
    measured_result = RichTextField(features=PROSE, help_text="The numbers, before and after.")
    measured_period = models.CharField(
        max_length=120, help_text="When it was measured, for example: January to June 2026."
    )
    what_did_not_work = RichTextField(features=PROSE)
    how_to_copy = RichTextField(features=PROSE, help_text="The steps another team would take.")
    cost = models.CharField(max_length=250, help_text="Money and people's time, even if it is none.")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="best_practice", help_text="Where it was done."
    )
    contact_role = models.CharField(
        max_length=160, help_text="Whom to ask: a role, not a name, so that it stays right."
    )
    evidence = models.CharField("level of evidence", max_length=10, choices=Evidence)

    objects = BestPracticePageManager()

    parent_page_types = ["home.BestPracticeIndexPage"]
    subpage_types = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("result"),
        FieldPanel("summary"),
        FieldPanel("organisation"),
        FieldPanel("problem"),
        FieldPanel("what_was_done"),
        FieldPanel("who_for"),
        MultiFieldPanel(
            [FieldPanel("measured_result"), FieldPanel("measured_period"), FieldPanel("evidence")],
            "Did it work",
        ),
        FieldPanel("what_did_not_work"),
        MultiFieldPanel(
            [FieldPanel("how_to_copy"), FieldPanel("cost"), FieldPanel("contact_role")], "Copy it"
        ),
        FieldPanel("body", heading="Anything else"),
    ]
    sorting_panels = SORTED_BY
    search_fields = [*BasePage.search_fields, index.SearchField("result"), index.SearchField("problem")]
    served_with = (*BasePage.served_with, "organisation")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"facts": self.facts()}

    def facts(self):
        """Whether it worked and what it takes, as rows of a summary list."""
        rows = (
            ("Done at", self.organisation),
            ("Measured", self.measured_period),
            ("Evidence", self.get_evidence_display()),
            ("Cost", self.cost),
            ("Ask", self.contact_role),
        )
        return [{"key": key, "value": value} for key, value in rows]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(evidence__in=["tried", "measured", "repeated", "published"]),
                name="practice_evidence_known",
            )
        ]
