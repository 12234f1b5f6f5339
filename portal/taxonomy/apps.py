from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "portal.taxonomy"
    label = "taxonomy"
    verbose_name = "vocabulary"

    def ready(self):
        from .protection import guard_terms

        guard_terms()
