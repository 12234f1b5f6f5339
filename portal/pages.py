"""What every page of the portal carries, whatever its type, and how it is found by its address."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.forms import CheckboxSelectMultiple
from django.http import Http404
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, ObjectList, PageChooserPanel, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.utils.decorators import cached_classmethod

from portal.blocks import BodyBlock
from portal.hints.panel import HintsPanel
from portal.nav import Crumb
from portal.taxonomy.forms import TermPageForm
from portal.taxonomy.models import ClassifiedQuerySet, FollowsMerges

# A longer address than this is nobody's page: it is refused without a long query.
DEEPEST_PATH = 12
# Wagtail's own root is 1 deep, the home page 2.
HOME_DEPTH = 2


class BasePageQuerySet(PageQuerySet):
    def published(self):
        """Exactly what a stranger may read: live, and under no page that is restricted. Adds no query."""
        path = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
        above = PageViewRestriction.objects.annotate(candidate=path)
        return self.live().filter(~Exists(above.filter(candidate__startswith=F("page__path"))))

    def due_for_review(self, on):
        """What must be looked at on the date `on`, the longest overdue first."""
        return self.live().filter(review_date__lte=on).order_by("review_date", "pk")


class ClassifiedPageQuerySet(ClassifiedQuerySet, BasePageQuerySet):
    """The words of pages, and of what is classified, together."""


BasePageManager = PageManager.from_queryset(BasePageQuerySet)
ClassifiedPageManager = PageManager.from_queryset(ClassifiedPageQuerySet)


class BasePage(FollowsMerges, Page):
    """A page with a sentence that says what it is, somebody who keeps it, and a date to look at it again."""

    summary = models.TextField(
        max_length=300, help_text="One plain sentence: what a person finds here. It stands under the title."
    )
    body = StreamField(BodyBlock(required=False), blank=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who keeps this page right, and is reminded to look at it. Not shown to the public.",
    )
    last_reviewed = models.DateField(null=True, blank=True, help_text="Its month is shown on the page.")
    review_date = models.DateField(null=True, blank=True, help_text="When it must be looked at again.")
    easy_read = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The Easy Read page that says the same, where there is one.",
    )

    objects = BasePageManager()

    base_form_class = TermPageForm
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    sorting_panels = []
    review_panels = [
        FieldPanel("kept_by"),
        FieldPanel("last_reviewed"),
        FieldPanel("review_date"),
        PageChooserPanel("easy_read"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]

    # Foreign keys that the page's own view reads: fetched with the page, in the same query.
    served_with = ("easy_read",)

    class Meta:
        abstract = True

    @cached_classmethod
    def get_edit_handler(cls):
        """One tab a question of an editor: what it says, what it is about, who keeps it, how it is listed."""
        tabs = (
            ("Content", cls.content_panels),
            ("About", cls.sorting_panels),
            ("Review", cls.review_panels),
            ("Listing", cls.promote_panels),
            ("Settings", cls.settings_panels),
            ("Hints", [HintsPanel()]),
        )
        shown = [ObjectList(panels, heading=heading) for heading, panels in tabs if panels]
        return TabbedInterface(shown, base_form_class=cls.base_form_class).bind_to_model(cls)

    def breadcrumbs(self, request=None):
        """The pages above this one, the home page first. No query where the page came by its address."""
        if self.depth <= HOME_DEPTH:
            return []
        if not hasattr(self, "_pages_above"):
            self._pages_above = list(self.get_ancestors().live().filter(depth__gte=HOME_DEPTH))
        below_home = [Crumb(page.title, page.get_url(request)) for page in self._pages_above[1:]]
        return [Crumb("Home", "/"), *below_home]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        is_due = self.is_due_on(timezone.localdate())
        return context | {"breadcrumbs": self.breadcrumbs(request), "is_due": is_due}

    def is_due_on(self, day):
        """Whether the day of its next review is past: its reader is told."""
        return self.review_date is not None and self.review_date < day

    @property
    def easy_read_page(self):
        """The Easy Read twin that a reader may be sent to, or None."""
        return self.easy_read if self.easy_read and self.easy_read.live else None

    def route(self, request, path_components):
        """Finds a page any number of levels down in two queries, where Wagtail asks two for every level."""
        if not path_components:
            return super().route(request, path_components)
        chain = self._chain(path_components)
        if chain[-1].pk == self.pk:
            raise Http404
        page = _as_served(chain)
        return page.route(request, path_components[page.depth - self.depth :])

    def _chain(self, path_components):
        """This page, what is above it, and what is below it along the path as far as there are pages."""
        address, addresses = "", []
        for slug in [*self.url_path.split("/")[:-1], *path_components[:DEEPEST_PATH]]:
            address += f"{slug}/"
            addresses.append(address)
        restricted = Exists(PageViewRestriction.objects.filter(page=OuterRef("pk")))
        pages = Page.objects.filter(url_path__in=addresses).annotate(has_restriction=restricted)
        return list(pages.order_by("depth"))

    def get_view_restrictions(self):
        """Those of this page and of all above it, as Wagtail finds them, in one query or in none."""
        if getattr(self, "_is_open_to_all", False):
            return PageViewRestriction.objects.none()
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        sources = Page.objects.filter(path__in=paths, alias_of__isnull=False).values("alias_of")
        return PageViewRestriction.objects.filter(Q(page__path__in=paths) | Q(page__in=sources))


def _as_served(chain):
    """The last page of the chain as its own type, knowing what stands above it."""
    kind = chain[-1].specific_class or Page
    page = kind._default_manager.select_related(*getattr(kind, "served_with", ())).get(pk=chain[-1].pk)
    page._pages_above = [above for above in chain[:-1] if above.depth >= HOME_DEPTH and above.live]
    page._is_open_to_all = not any(each.has_restriction or each.alias_of_id for each in chain)
    return page


SORTED_BY = [
    FieldPanel(name, widget=CheckboxSelectMultiple) for name in ("tumour_sites", "priorities", "stages")
]
