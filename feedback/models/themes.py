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
