"""People in Wagtail: who is here, which role they hold, and whether they still work with the alliance."""

from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.widgets import Button
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup
from wagtail.users.views import users as wagtail_users

from .forms import ChangePersonForm, NewPersonForm
from .models import CareSite, Organisation, User
from .person_access import PersonAccessView


def roles_in_words(person):
    return ", ".join(group.name for group in person.groups.all())


def organisation_in_short(person):
    return person.organisation and (person.organisation.short_name or person.organisation.name)


class PeopleFilters(wagtail_users.UserFilterSet):
    """Who holds what: by role (Wagtail calls it group), by organisation and by tumour group."""

    class Meta(wagtail_users.UserFilterSet.Meta):
        fields = ["organisation", "tumour_groups"]


class PeopleView(wagtail_users.IndexView):
    page_title = "People"
    filterset_class = PeopleFilters
    add_item_label = "Add a person"

    @property
    def columns(self):
        checkbox, name, _, _, is_active, last_login = super().columns
        return [
            checkbox,
            name,
            Column("email", label="E-mail address", sort_key="email"),
            Column("organisation", accessor=organisation_in_short, label="Organisation"),
            Column("roles", accessor=roles_in_words, label="Roles"),
            is_active,
            last_login,
        ]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("organisation").prefetch_related("groups")


class AddPersonView(wagtail_users.CreateView):
    page_title = "Add a person"
    success_message = "%(object)s can now sign in: a link to choose a password is on its way to them."
    template_name = "wagtailadmin/generic/form.html"


class ChangePersonView(wagtail_users.EditView):
    success_message = "What you changed for %(object)s is kept."
    template_name = "wagtailadmin/generic/form.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied

    @property
    def header_more_buttons(self):
        url = reverse("wagtailusers_users:access", args=[self.object.pk])
        return [*super().header_more_buttons, Button("Sessions, closing", url, icon_name="key", priority=20)]


class PersonViewSet(wagtail_users.UserViewSet):
    model = User
    menu_label = "People"
    ordering = "last_name"
    index_view_class = PeopleView
    add_view_class = AddPersonView
    edit_view_class = ChangePersonView
    create_template_name = "wagtailadmin/generic/form.html"
    edit_template_name = "wagtailadmin/generic/form.html"

    def get_form_class(self, for_update=False):
        return ChangePersonForm if for_update else NewPersonForm

    def get_urlpatterns(self):
        access = path("access/<int:pk>/", PersonAccessView.as_view(), name="access")
        return [*super().get_urlpatterns(), access]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    menu_label = "Organisations"
    list_display = ["name", "kind", "ods_code", BooleanColumn("is_active", label="Works with us")]
    list_filter = ["kind", "is_active"]
    list_per_page = 50


class CareSiteViewSet(SnippetViewSet):
    model = CareSite
    icon = "home"
    menu_label = "Places of care"
    list_display = ["name", "kind", "organisation", "place", BooleanColumn("is_active", label="Open")]
    list_filter = ["kind", "organisation", "is_active"]
    list_per_page = 50

    def get_queryset(self, request):
        return self.model.objects.select_related("organisation", "place")


class OrganisationsGroup(SnippetViewSetGroup):
    menu_label = "Organisations"
    menu_icon = "group"
    menu_order = 310
    items = (OrganisationViewSet, CareSiteViewSet)
