from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAdminConfig(WagtailUsersAppConfig):
    """Wagtail's own screens for people, with our person and our forms in them."""

    user_viewset = "portal.accounts.viewsets.PersonViewSet"
