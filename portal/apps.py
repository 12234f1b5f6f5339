from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The ground floor: the look, the forms and the front door. It has no tables of its own."""

    name = "portal"
