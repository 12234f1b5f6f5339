from django.db import models
from django.db.models import OuterRef, Subquery
from django.forms import CheckboxSelectMultiple
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from feedback.models import Story, Theme
from home.filtering import PLACE, PRIORITY, SITE, STAGE, THEME, Filters
from home.page_rows import keys, terms_of
from home.peer_review.access import PracticePermissions, PracticeSectionPermissions
from home.peer_review.panels import TitleAlonePanel
from home.practice import before_after, used_at
from home.practice.telling import lines_of_html
from home.practice_form import PracticeForm
from portal.accounts.models import Organisation
from portal.pages import SORTED_BY, BasePage, ClassifiedPageManager, ClassifiedPageQuerySet
from portal.paging import page_of
from portal.taxonomy.models import ClassifiedPage, Place

from .adoption import Adoption, all_trusts, organisations_on, trusts_using
from .documents import AllianceDocument
from .versioned import Versioned

PRACTICE_ON_A_PAGE = 12
MOST_STORIES = 3
PROSE = ["bold", "ol", "ul", "link", "document-link"]
PROSE_HEADINGS = (
    ("problem", "What was wrong"),
    ("what_was_done", "What was done"),
    ("who_for", "Who it is for"),
    ("measured_result", "What changed"),
    ("how_measured", "How it was measured"),
    ("what_did_not_work", "What did not work"),
    ("how_to_copy", "How to copy it"),
)


class BestPracticeIndexPage(BasePage):
    """Work that made care better, told so that another team can copy it."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.BestPracticePage"]
    max_count = 1

    not_searchable = "It only lists the practice, which is found itself."

    def permissions_for_user(self, user):
        return PracticeSectionPermissions(user, self)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        filters = Filters(request.GET, (PRIORITY, SITE, STAGE, THEME, PLACE))
        found = filters.apply(BestPracticePage.objects.published()).with_use().for_listing()
        practice = page_of(found, request.GET.get("page", 1), PRACTICE_ON_A_PAGE)
        return context | {"practice": practice, "filters": filters.form(), "chips": filters.chips()}


class BestPracticePageQuerySet(ClassifiedPageQuerySet):
    def with_use(self):
        """Each knows how many trusts do it, `trusts_using`, of how many there are, `trusts`."""
        return self.annotate(trusts_using=trusts_using(), trusts=all_trusts())

    def decided_by(self, organisation):
        """Each knows what the organisation, given by its key, decided: `decision`, or None."""
        told = Adoption.objects.filter(practice=OuterRef("pk"), organisation=organisation)
        return self.annotate(decision=Subquery(told.values("decision")))

    def answering(self, story):
        """What was written in answer to this story."""
        return self.filter(stories=story).order_by("-last_reviewed", "-pk")

    def for_listing(self):
        return self.select_related("organisation").defer_streamfields().order_by("-last_reviewed", "-pk")


BestPracticePageManager = ClassifiedPageManager.from_queryset(BestPracticePageQuerySet)


class BestPracticePage(Versioned, ClassifiedPage, BasePage):
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
    measured_result = RichTextField(features=PROSE, help_text="What the numbers mean, in words.")
    measured_period = models.CharField(
        max_length=120, help_text="When it was measured, for example: January to June 2026."
    )
    how_measured = RichTextField(
        "how it was measured", features=PROSE, blank=True, help_text="What was counted, by whom, of how many."
    )
    what_did_not_work = RichTextField(features=PROSE)
    how_to_copy = RichTextField(features=PROSE, help_text="The steps another team would take.")
    cost = models.CharField(max_length=250, help_text="Money, even if it is none.")
    people_needed = models.CharField(
        max_length=250, blank=True, help_text="Who does it and for how long: one nurse, 4 hours a week."
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="best_practice", help_text="Where it was done."
    )
    contact_role = models.CharField(
        max_length=160, help_text="Whom to ask: a role, not a name, so that it stays right."
    )
    evidence = models.CharField("level of evidence", max_length=10, choices=Evidence)
    places = ParentalManyToManyField(Place, blank=True, related_name="best_practice")
    themes = ParentalManyToManyField(
        Theme, blank=True, related_name="best_practice", help_text="What people told us that it answers."
    )
    stories = ParentalManyToManyField(Story, blank=True, related_name="best_practice")

    objects = BestPracticePageManager()

    parent_page_types = ["home.BestPracticeIndexPage"]
    subpage_types = []

    base_form_class = PracticeForm
    content_panels = [
        TitleAlonePanel("title"),
        FieldPanel("result"),
        FieldPanel("summary"),
        FieldPanel("organisation"),
        FieldPanel("problem"),
        FieldPanel("what_was_done"),
        FieldPanel("who_for"),
        MultiFieldPanel(
            [
                InlinePanel("measures", heading="Counted before and after", label="Number"),
                FieldPanel("measured_result"),
                FieldPanel("measured_period"),
                FieldPanel("how_measured"),
                FieldPanel("evidence"),
            ],
            "Did it work",
        ),
        FieldPanel("what_did_not_work"),
        MultiFieldPanel(
            [
                FieldPanel("how_to_copy"),
                FieldPanel("cost"),
                FieldPanel("people_needed"),
                FieldPanel("contact_role"),
                InlinePanel("document_links", heading="Documents that help", label="Document"),
            ],
            "Copy it",
        ),
        FieldPanel("body", heading="Anything else"),
    ]
    sorting_panels = [
        FieldPanel("themes", widget=CheckboxSelectMultiple),
        FieldPanel("story_references"),
        *SORTED_BY,
        FieldPanel("places", widget=CheckboxSelectMultiple),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("result"), index.SearchField("problem")]
    served_with = (*BasePage.served_with, "organisation")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(evidence__in=["tried", "measured", "repeated", "published"]),
                name="practice_evidence_known",
            )
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        measures = list(self.measures.all())
        return context | {
            "facts": self.facts(),
            "headline": measures[0] if measures else None,
            "measures": measures,
            "drawn": before_after.drawn(measures),
            **self.use(),
            "documents": self.documents(),
            "stories": self.published_stories().newest_first()[:MOST_STORIES],
            "may_record": request.user.has_perm("home.record_adoption"),
            "terms": terms_of(self, "tumour_sites", "stages", "priorities", "themes"),
            **self.version_context(),
        }

    def permissions_for_user(self, user):
        return PracticePermissions(user, self)

    @property
    def card_note(self):
        """Where it was done and how far it has spread, for a page read with with_use()."""
        used = used_at.in_words(self.trusts_using, self.trusts)
        return ". ".join(filter(None, [self.organisation.name, used]))

    def use(self):
        """Who does it, and in a few words how many trusts."""
        seats = used_at.grid(self.organisation, organisations_on(self.pk))
        return {"seats": seats, "used": used_at.how_many(seats)}

    def published_stories(self):
        """The stories that it answers and that everybody may read now."""
        return Story.objects.published().filter(pk__in=keys(self.stories.all()))

    def documents(self):
        """Those of its documents that the reader of the page may have."""
        wanted = keys(self.document_links.all(), "document_id")
        return AllianceDocument.objects.published().filter(pk__in=wanted).newest_first()

    def facts(self):
        """Whether it worked and what it takes, as rows of a summary list."""
        rows = (
            ("Done at", self.organisation),
            ("Measured", self.measured_period),
            ("Evidence", self.get_evidence_display()),
            ("Cost", self.cost),
            ("People needed", self.people_needed),
            ("Ask", self.contact_role),
        )
        return [{"key": key, "value": value} for key, value in rows if value]

    def told(self):
        """What a version of it says, in plain words: (heading, text) in the order of the page."""
        counted = "\n".join(measure.told() for measure in self.measures.all())
        facts = [(row["key"], str(row["value"])) for row in self.facts()]
        prose = [(heading, lines_of_html(getattr(self, name))) for name, heading in PROSE_HEADINGS]
        first = [("Result", self.result), ("Title", self.title), ("In short", self.summary)]
        return [*first, ("In numbers", counted), *facts, *prose, ("More", self.body_told())]
