"""Vocabularies in Wagtail. A room with a vocabulary of its own subclasses TermViewSet and registers it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup

from . import actions
from .forms import MergeForm, ReasonForm, TermForm
from .models import PathwayStage, Place, Priority, PriorityCrosswalk, PrioritySet, TumourGroup, TumourSite
from .usage import in_words, uses_of


def standing(term):
    """In a word or two: may it be chosen?"""
    if term.is_merged:
        return f"Merged into {term.merged_into}"
    return "Retired" if term.is_retired else "In use"


class TermActionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Says in numbers what will happen, and does it when the button is pressed."""

    model = None
    index_url_name = None
    permission_policy = None
    permission_required = "change"
    template_name = "taxonomy/confirm.html"
    form_class = ReasonForm
    header_icon = "tag"
    button = ""
    done = ""

    @cached_property
    def term(self):
        return get_object_or_404(self.model, pk=self.kwargs["pk"])

    def what_will_happen(self):
        """Sentences, the most important first."""
        raise NotImplementedError

    def do(self, form):
        raise NotImplementedError

    def get_page_subtitle(self):
        return str(self.term)

    def get_breadcrumbs_items(self):
        return []

    def get_success_url(self):
        return reverse(self.index_url_name)

    def form_valid(self, form):
        try:
            self.do(form)
        except actions.NotPossible as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        messages.success(self.request, self.done.format(term=self.term))
        return redirect(self.get_success_url())


class RetireView(TermActionView):
    page_title = "Retire"
    button = "Retire it"
    done = "“{term}” is retired."

    def what_will_happen(self):
        uses = uses_of(self.term)
        return [
            "Nobody can choose it from now on.",
            f"{in_words(uses)} keep it." if uses else "Nothing uses it.",
            "You can bring it back at any time.",
        ]

    def do(self, form):
        reason = form.cleaned_data["reason"]
        actions.retire(term=self.term, by=self.request.user, now=timezone.now(), reason=reason)


class RestoreView(TermActionView):
    page_title = "Bring back"
    button = "Bring it back"
    done = "“{term}” can be chosen again."

    def what_will_happen(self):
        return ["Everybody can choose it again."]

    def do(self, form):
        actions.restore(term=self.term, by=self.request.user, reason=form.cleaned_data["reason"])


class MergeView(TermActionView):
    page_title = "Merge"
    button = "Merge them"
    done = "“{term}” is merged."
    form_class = MergeForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "term": self.term}

    def what_will_happen(self):
        uses = uses_of(self.term)
        moves = f"{in_words(uses)} will carry the term that you choose here in place of “{self.term}”."
        return [
            moves if uses else f"Nothing uses “{self.term}”: there is nothing to move.",
            "Old links keep working: they lead to the term that you choose.",
            "This cannot be undone.",
        ]

    def do(self, form):
        into, reason = form.cleaned_data["into"], form.cleaned_data["reason"]
        actions.merge(source=self.term, into=into, by=self.request.user, now=timezone.now(), reason=reason)


def buttons_for(term, user):
    """What can be done with the term by this person: retire and merge it, or bring it back."""
    viewset = term.snippet_viewset
    if not isinstance(viewset, TermViewSet) or term.is_merged:
        return []
    if not viewset.permission_policy.user_has_permission(user, "change"):
        return []
    verbs = (
        [("restore", "Bring back", "rotate")]
        if term.is_retired
        else [
            ("retire", "Retire", "no-view"),
            ("merge", "Merge into another", "resubmit"),
        ]
    )
    return [
        Button(label, url=reverse(viewset.get_url_name(name), args=[term.pk]), icon_name=icon, priority=50)
        for name, label, icon in verbs
    ]


class TermEditView(EditView):
    @cached_property
    def header_more_buttons(self):
        return [*super().header_more_buttons, *buttons_for(self.object, self.request.user)]


class TermViewSet(SnippetViewSet):
    """Rows in the order that editors drag them into; retire, bring back, merge; never deleted while in use.

    `asks_for`: the fields that an editor fills in, in their order. `shown_with`: foreign keys in the list.
    """

    icon = "tag"
    ordering = "sort_order"
    list_per_page = 100
    copy_view_enabled = False
    edit_view_class = TermEditView
    asks_for = ("name",)
    shown_with = ()
    list_display = ["name", Column("standing", accessor=standing, label="Standing", width="25%")]

    @cached_property
    def edit_handler(self):
        fields = [FieldPanel(name) for name in self.asks_for]
        return ObjectList([*fields, FieldPanel("slug", read_only=True)], base_form_class=TermForm)

    def get_queryset(self, request):
        return self.model._default_manager.select_related("merged_into", *self.shown_with)

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), *(self._action_path(name, view) for name, view in ACTIONS)]

    def _action_path(self, name, view):
        return path(f"{name}/<int:pk>/", self.construct_view(view), name=name)


ACTIONS = (("retire", RetireView), ("restore", RestoreView), ("merge", MergeView))


STANDING = TermViewSet.list_display[-1]


class TumourSiteViewSet(TermViewSet):
    model = TumourSite
    menu_label = "Tumour sites"
    asks_for = ("name", "clinical_name", "lay_names", "group")
    shown_with = ("group",)
    list_display = ["name", "clinical_name", "group", STANDING]
    list_filter = ["group"]


class TumourGroupViewSet(TermViewSet):
    model = TumourGroup
    menu_label = "Tumour groups"
    icon = "group"
    asks_for = ("name", "clinical_name", "is_cross_cutting")
    list_display = [
        "name",
        "clinical_name",
        BooleanColumn("is_cross_cutting", label="For every cancer"),
        STANDING,
    ]


class PriorityViewSet(TermViewSet):
    model = Priority
    menu_label = "Priorities"
    icon = "list-ol"
    asks_for = ("name", "summary", "question_wording", "priority_set")
    shown_with = ("priority_set",)
    list_display = ["name", "priority_set", STANDING]
    list_filter = ["priority_set"]


class PathwayStageViewSet(TermViewSet):
    model = PathwayStage
    menu_label = "Pathway stages"
    icon = "arrow-right"
    asks_for = ("name", "question_wording", "clinical_name")
    list_display = ["name", "clinical_name", STANDING]


class PlaceViewSet(TermViewSet):
    model = Place
    menu_label = "Places"
    icon = "crosshairs"
    asks_for = ("name", "latitude", "longitude")


class PrioritySetViewSet(SnippetViewSet):
    model = PrioritySet
    menu_label = "Priority sets"
    icon = "date"
    copy_view_enabled = False
    list_display = ["name", "valid_from", "source"]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("valid_from"), FieldPanel("source")])


class PriorityCrosswalkViewSet(SnippetViewSet):
    model = PriorityCrosswalk
    menu_label = "Links between sets"
    icon = "link"
    copy_view_enabled = False
    list_per_page = 50
    list_display = [
        "earlier",
        Column("begins", accessor="earlier.priority_set", label="Of"),
        "later",
        Column("goes_on", accessor="later.priority_set", label="Of"),
        "note",
    ]
    edit_handler = ObjectList([FieldPanel("earlier"), FieldPanel("later"), FieldPanel("note")])

    def get_queryset(self, request):
        return self.model.objects.select_related("earlier__priority_set", "later__priority_set")


class VocabularyGroup(SnippetViewSetGroup):
    menu_label = "Vocabulary"
    menu_icon = "tag"
    menu_order = 300
    items = (
        TumourSiteViewSet,
        TumourGroupViewSet,
        PathwayStageViewSet,
        PriorityViewSet,
        PrioritySetViewSet,
        PriorityCrosswalkViewSet,
        PlaceViewSet,
    )
