from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PortalConfig(AppConfig):
    """The ground floor: the look, the forms and the front door. It has no tables of its own."""

    name = "portal"

    def ready(self):
        autodiscover_modules("letter_samples")
