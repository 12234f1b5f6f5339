from django.db import models


class FigureSheet(models.Model):
    """The public figures of one year about one thing, or everything, as the small-number rule left them.

    Nothing that the rule hides is in here, so no page, picture or file made of it can give it away.
    """

    year = models.PositiveSmallIntegerField()
    about = models.CharField(max_length=140, blank=True, help_text="Like site:breast. Empty: everything.")
    figures = models.JSONField()
    until = models.DateField(help_text="The first day that is not counted.")
    taken_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        permissions = [
            ("view_insight", "Can see insight from stories"),
            ("view_exact_insight", "Can see insight without the small-number rule"),
        ]
        ordering = ["-year", "about"]
        constraints = [models.UniqueConstraint(fields=["year", "about"], name="figures_once_a_year")]

    def __str__(self):
        return f"{self.about or 'everything'} in {self.year}"
