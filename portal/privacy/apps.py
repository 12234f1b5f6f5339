from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PrivacyConfig(AppConfig):
    name = "portal.privacy"
    label = "privacy"

    def ready(self):
        """What each app keeps of people, and for how long, is said in its keeping.py."""
        autodiscover_modules("keeping")
