"""What editors keep in Wagtail beside pages and documents."""

from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.pages import SORTED_BY
from portal.taxonomy.viewsets import TermViewSet

from .models import Promise, SupportNeed, WaitingStandard
from .promise_form import PromiseForm
from .promise_states import promise_state_on


def standing(promise):
    return promise_state_on(promise.state, promise.due_date, timezone.localdate()).capitalize()


class PromiseViewSet(SnippetViewSet):
    model = Promise
    icon = "pick"
    menu_label = "Promises"
    menu_order = 260
    add_to_admin_menu = True
    list_display = [
        "__str__",
        "organisation",
        Column("standing", label="Stands", accessor=standing),
        Column("due_date", label="Due", sort_key="due_date"),
        BooleanColumn("is_published", label="Published"),
    ]
    list_filter = ["state", "is_published", "organisation"]
    list_per_page = 50

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("you_said"),
                    FieldPanel("we_did"),
                    FieldRowPanel([FieldPanel("organisation"), FieldPanel("responsible")]),
                    FieldPanel("kept_by"),
                    FieldPanel("is_published"),
                ],
                heading="Promise",
            ),
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("made_date"), FieldPanel("due_date")]),
                    MultiFieldPanel(
                        [
                            FieldPanel("state"),
                            FieldPanel("kept_date"),
                            FieldPanel("evidence"),
                            FieldPanel("reason"),
                        ],
                        "How it stands",
                    ),
                ],
                heading="Dates",
            ),
            ObjectList(
                [
                    FieldPanel("story_references"),
                    FieldPanel("consultation"),
                    *SORTED_BY,
                ],
                heading="About",
            ),
        ],
        base_form_class=PromiseForm,
    )


class SupportNeedViewSet(TermViewSet):
    model = SupportNeed
    menu_label = "Support needs"
    menu_order = 270
    add_to_admin_menu = True


class WaitingStandardViewSet(SnippetViewSet):
    model = WaitingStandard
    icon = "time"
    menu_label = "Waiting times"
    menu_order = 275
    add_to_admin_menu = True
    list_display = ["name", "days", Column("since_date", label="Holds from"), "until_date"]
    list_per_page = 50
