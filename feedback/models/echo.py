from django.db import models


class StoryEcho(models.Model):
    """Somebody said "this happened to me too": once a browser, and not who."""

    story = models.ForeignKey("feedback.Story", on_delete=models.CASCADE, related_name="echoes")
    mark = models.CharField(
        max_length=64, help_text="Made of the browser's own token and the story: it links to no other."
    )
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["story", "mark"], name="echo_once_a_browser")]

    def __str__(self):
        return f"Echo of {self.story}"
