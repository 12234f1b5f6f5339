"""Word rules in Wagtail: words, the term that they suggest, and what the rule would do before it is kept."""

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from feedback.models import WordRule
from feedback.models.suggestion import TERMS
from feedback.suggesting.tags import tag_named, tag_of, terms_in_use
from feedback.suggesting.trying import try_out

LIST_NAMES = {
    "theme": "Theme",
    "tumour_site": "Type of cancer",
    "stage": "Part of care",
    "priority": "Priority",
}


class WordRuleForm(WagtailAdminModelForm):
    term = forms.ChoiceField(label="What it suggests")

    class Meta:
        model = WordRule
        fields = ["words", "is_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        terms = terms_in_use(timezone.localdate())
        if self.instance.pk:
            terms.setdefault(tag_of(self.instance), self.instance.term)
            self.initial["term"] = tag_of(self.instance).name
        self.fields["term"].choices = [("", "Choose a term"), *_grouped(terms)]

    def _post_clean(self):
        """The term is set before the model checks that there is one, and that there is no such rule yet."""
        if chosen := self.cleaned_data.get("term"):
            tag = tag_named(chosen)
            for kind in TERMS:
                setattr(self.instance, f"{kind}_id", tag.key if kind == tag.kind else None)
        super()._post_clean()

    def _get_validation_exclusions(self):
        """Two rules of the same words and term are refused in words, not by the database."""
        return super()._get_validation_exclusions() - set(TERMS)


def _grouped(terms):
    for kind, name in LIST_NAMES.items():
        yield name, [(tag.name, term.name) for tag, term in terms.items() if tag.kind == kind]


class TrialPanel(Panel):
    """A button that counts what the rule would touch, and the count."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "feedback/desk/word_rule_trial.html"

        def get_context_data(self, parent_context=None):
            trial = getattr(self.request, "word_rule_trial", None)
            return {**super().get_context_data(parent_context), "trial": trial}


class TriesFirst:
    """Pressing "Try it" shows the form again with the count; nothing is kept."""

    def form_valid(self, form):
        if "try" not in self.request.POST:
            return super().form_valid(form)
        rule = form.instance
        self.request.word_rule_trial = try_out(rule.words, rule.kind, rule.term)
        self.form = form
        return self.render_to_response(self.get_context_data(form=form))


class AddWordRule(TriesFirst, CreateView):
    pass


class ChangeWordRule(TriesFirst, EditView):
    pass


class WordRuleViewSet(SnippetViewSet):
    model = WordRule
    icon = "edit"
    menu_label = "Word rules"
    menu_order = 112
    add_to_admin_menu = True
    copy_view_enabled = False
    add_view_class = AddWordRule
    edit_view_class = ChangeWordRule
    list_per_page = 50
    list_display = [
        "words",
        Column("term", label="Suggests", accessor="term"),
        Column("kind", label="List", accessor=lambda rule: LIST_NAMES[rule.kind]),
        BooleanColumn("is_on", label="In force"),
    ]
    list_filter = ["is_on", "theme", "tumour_site", "stage", "priority"]
    search_backend_name = None
    search_fields = ["words"]

    @cached_property
    def edit_handler(self):
        panels = [FieldPanel("words"), FieldPanel("term"), FieldPanel("is_on"), TrialPanel()]
        return ObjectList(panels, base_form_class=WordRuleForm)

    def get_queryset(self, request):
        return WordRule.objects.with_terms()
