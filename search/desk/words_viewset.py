"""Words that mean the same, and what stands first, as editors keep them in Wagtail."""

from urllib.parse import urlsplit

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from search.models import Promotion, SearchEntry, SearchWords


class ProposedWordsView(CreateView):
    """A proposal is an address with both sides filled in: ?everyday=…&clinical=…"""

    def get_initial_form_instance(self):
        given = self.request.GET
        return SearchWords(everyday=given.get("everyday", "")[:250], clinical=given.get("clinical", "")[:250])


class SearchWordsViewSet(SnippetViewSet):
    model = SearchWords
    icon = "link"
    menu_label = "Words that mean the same"
    add_view_class = ProposedWordsView
    list_display = ["everyday", "clinical", BooleanColumn("is_two_way", label="Both ways"), "site"]
    list_filter = ["is_two_way", "site"]
    list_per_page = 100
    panels = [
        FieldPanel("everyday"),
        FieldPanel("clinical"),
        FieldRowPanel([FieldPanel("is_two_way"), FieldPanel("site")]),
        FieldPanel("note"),
    ]


class PromotionForm(WagtailAdminModelForm):
    address = forms.CharField(
        label="Address of what stands first",
        help_text="As it stands in the browser when you look at it. It must be public.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.entry_id:
            self.initial["address"] = self.instance.entry.url

    def clean_address(self):
        path = urlsplit(self.cleaned_data["address"].strip()).path
        entry = SearchEntry.objects.live().filter(url__in=[path, f"{path}/"]).first() if path else None
        if entry is None:
            raise forms.ValidationError(
                "Search finds nothing at this address. Copy the address of a public page."
            )
        self.instance.entry = entry
        return entry.url


class PromotionViewSet(SnippetViewSet):
    model = Promotion
    icon = "pick"
    menu_label = "Put first"
    list_display = ["words", "entry", "note"]
    panels = [FieldPanel("words"), FieldPanel("address"), FieldPanel("note")]


Promotion.base_form_class = PromotionForm
