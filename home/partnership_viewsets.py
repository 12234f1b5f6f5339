"""What the office of the Partnership keeps beside its pages."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Venue


class VenueViewSet(SnippetViewSet):
    model = Venue
    icon = "home"
    menu_label = "Venues"
    menu_order = 275
    add_to_admin_menu = True
    list_display = ["name", "place", "step_free", "hearing_loop", "changing_places", "checked_date"]
    list_filter = ["step_free", "hearing_loop", "changing_places"]
    list_per_page = 50

    panels = [
        FieldPanel("name"),
        FieldPanel("address"),
        FieldPanel("place"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("step_free"), FieldPanel("hearing_loop")]),
                FieldRowPanel([FieldPanel("accessible_toilet"), FieldPanel("changing_places")]),
                FieldPanel("parking"),
                FieldPanel("public_transport"),
                FieldPanel("more_access"),
                FieldPanel("checked_date"),
            ],
            "Getting in",
        ),
    ]
