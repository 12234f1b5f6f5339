from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="help", order=310)
class HelpSettings(BaseSiteSetting):
    """Who helps whoever did not find what they looked for."""

    phone = models.CharField(
        "telephone",
        max_length=40,
        blank=True,
        help_text="Shown where a search found nothing. Leave it empty where nobody answers.",
    )

    panels = [FieldPanel("phone")]

    class Meta:
        verbose_name = "help with finding"
