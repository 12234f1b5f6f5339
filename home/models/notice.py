from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="warning", order=100)
class SiteNotice(BaseSiteSetting):
    """A line at the top of every page: that this is a demonstration, or that something is not working."""

    words = models.CharField(
        max_length=250,
        blank=True,
        help_text="Shown at the top of every page. Leave it empty to show nothing.",
    )

    panels = [FieldPanel("words")]

    class Meta:
        verbose_name = "notice on every page"
