from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SearchConfig(AppConfig):
    name = "search"

    def ready(self):
        from . import checks, following  # noqa: F401
        from .desk import noting

        autodiscover_modules("search_sources")
        autodiscover_modules("follow_subjects")
        following.start()
        noting.start()
