from django.conf import settings
from django.db import models
from taggit.models import ItemBase, TagBase


class ThemeGroup(models.TextChoices):
    """The ten groups of the national framework for patient comments, and two of the alliance's own."""

    GENERAL = "general", "General"
    STAFF = "staff", "Staff"
    ACCESS = "access", "Access to medical care and support"
    COMMUNICATION = "communication", "Communication and involvement"
    MENTAL_HEALTH = "mental_health", "Mental health specifics"
    JOURNEY = "journey", "Patient journey and service coordination"
    MEDICATION = "medication", "Medication and pain"
    ACTIVITIES = "activities", "Activities"
    ENVIRONMENT = "environment", "Environment, equipment and catering"
    LOCATION = "location", "Service location, travel and transport"
    CANCER = "cancer", "Living through cancer"
    OTHER = "other", "Other"


class Theme(TagBase):
    """What a story is about, in the words of the national framework or in a moderator's own."""

    group = models.CharField(max_length=20, choices=ThemeGroup, default=ThemeGroup.OTHER)
    description = models.TextField(blank=True)
    sort_order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["sort_order", "name"]


class ThemedStory(ItemBase):
    """A theme on a story, signed by a person."""

    content_object = models.ForeignKey("feedback.Story", on_delete=models.CASCADE, related_name="theme_items")
    tag = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="story_items")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="theme_once_a_story"),
        ]


class ThemeSuggestion(models.Model):
    """A theme that a machine or a trust's label proposes. Nobody outside sees it until a person signs."""

    class Source(models.TextChoices):
        EXPORT = "export", "The trust's own label"
        MACHINE = "machine", "Worked out from the words"

    class Answer(models.TextChoices):
        OPEN = "open", "Not looked at"
        TAKEN = "taken", "Taken"
        LEFT = "left", "Left"

    story = models.ForeignKey("feedback.Story", on_delete=models.CASCADE, related_name="theme_suggestions")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=10, choices=Source)
    because = models.CharField(max_length=250, blank=True, help_text="The words that decided.")
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["story", "theme", "source"], name="theme_suggested_once"),
        ]
        ordering = ["theme__sort_order", "pk"]

    def __str__(self):
        return f"{self.theme} for {self.story}"
