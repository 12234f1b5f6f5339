"""Pages for editors: what people look for, why a result stands where it does, and how search stands."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Sum
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.accounts.only_for import OnlyFor
from search.answers import question_of
from search.finding import candidates, find
from search.mirror import tasks as mirror_tasks
from search.mirror.state import state_of_mirror
from search.models import SearchedFor, SearchEntry, SearchState
from search.ranking import explained
from search.wording.remembering import wording

from . import rebuilding
from .proposals import proposals
from .words_viewset import PromotionViewSet, SearchWordsViewSet

MONTHS = timedelta(days=92)
MOST_ROWS = 50
MOST_PROPOSALS = 20


class DeskView(OnlyFor, WagtailAdminTemplateMixin, TemplateView):
    """A page of the search desk."""

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class SearchesView(DeskView):
    permission = "search.view_searches"
    page_title = "What people look for"
    header_icon = "search"
    template_name = "search/desk/searches.html"

    def get_context_data(self, **kwargs):
        searches = SearchedFor.objects.since(timezone.localdate() - MONTHS)
        empty = _summed(searches.found_nothing(), "-empty")
        return super().get_context_data(
            **kwargs,
            searches=_summed(searches.readable(), "-times")[:MOST_ROWS],
            proposals=proposals([SearchedFor(**row) for row in empty[:MOST_PROPOSALS]], wording().lexicon),
            totals=searches.aggregate(times=Sum("times"), empty=Sum("empty")),
        )


def _summed(searches, order):
    summed = searches.order_by().values("words").annotate(times=Sum("times"), empty=Sum("empty"))
    return summed.order_by(order, "words")


class ReasonsView(DeskView):
    permission = "search.view_searches"
    page_title = "Why is this here?"
    header_icon = "help"
    template_name = "search/desk/reasons.html"

    def get_context_data(self, **kwargs):
        question = question_of(self.request.GET)
        query = question.to_search()
        keys = [hit.entry_id for hit in find(query).hits] if query.words else []
        return super().get_context_data(**kwargs, question=question, query=query, rows=_reasons(query, keys))


def _reasons(query, keys):
    """(entry, why it stands there) in the order of the results."""
    entries = SearchEntry.objects.live().without_body().in_bulk(keys)
    reasons = {candidate.id: explained(query.words, candidate) for candidate in candidates(keys)}
    return [(entries[key], reasons[key]) for key in keys if key in reasons]


class StateView(DeskView):
    permission = "search.view_index"
    page_title = "How search stands"
    header_icon = "cogs"
    template_name = "search/desk/state.html"

    def get_context_data(self, **kwargs):
        may = self.request.user.has_perm("search.rebuild_index")
        return super().get_context_data(
            **kwargs,
            state=SearchState.objects.now(),
            mirror=state_of_mirror(timezone.now()),
            kinds=SearchEntry.objects.live_by_kind(),
            may_rebuild=may,
        )

    def post(self, request):
        if request.user.has_perm("search.rebuild_index"):
            rebuilding.ask(timezone.now())
            mirror_tasks.rebuild()
            messages.success(
                request, "The rebuild is asked for. The background worker begins it within seconds."
            )
        return redirect(reverse("search_state:index"))


class DeskMenuItem(MenuItem):
    """Shown to whoever may open the page behind it."""

    def __init__(self, *args, permission, **kwargs):
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


class DeskViewSet(ViewSet):
    """One page of the desk, with its line in the menu."""

    view = None

    def get_urlpatterns(self):
        return [path("", self.construct_view(self.view), name="index")]

    def get_menu_item(self, order=None):
        return DeskMenuItem(
            label=self.menu_label,
            url=self.menu_url,
            name=self.menu_name,
            icon_name=self.menu_icon,
            order=order or self.menu_order,
            permission=self.view.permission,
        )


class SearchesViewSet(DeskViewSet):
    name, icon, view = "searches", "search", SearchesView
    menu_label = "What people look for"


class ReasonsViewSet(DeskViewSet):
    name, icon, view = "search_reasons", "help", ReasonsView
    menu_label = "Why is this here?"


class StateViewSet(DeskViewSet):
    name, icon, view = "search_state", "cogs", StateView
    menu_label = "How search stands"


class SearchGroup(SnippetViewSetGroup):
    menu_label = "Search"
    menu_name = "search_desk"
    menu_icon = "search"
    menu_order = 310
    items = (SearchWordsViewSet, PromotionViewSet, SearchesViewSet, ReasonsViewSet, StateViewSet)
