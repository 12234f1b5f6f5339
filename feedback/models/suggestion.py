from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.taxonomy.models import PathwayStage, Priority, TumourSite

from .themes import Theme

# What one suggestion may name, and the story's list of the same terms.
STORY_LISTS = {
    "theme": "themes",
    "tumour_site": "tumour_sites",
    "stage": "stages",
    "priority": "priorities",
}
TERMS = tuple(STORY_LISTS)


def exactly_one_term():
    """One of the four is set and the others are not."""
    condition = Q()
    for chosen in TERMS:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in TERMS})
    return condition


def once_a_term(*fields, name, **more):
    """For each of the four. Empty ones are never equal, so that a rule about one list holds in it alone."""
    return [
        models.UniqueConstraint(fields=[*fields, term], name=f"{name}_once_a_{term}", **more)
        for term in TERMS
    ]


class AboutOneTerm(models.Model):
    """Names one theme, tumour site, stage or priority."""

    theme = models.ForeignKey(Theme, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    tumour_site = models.ForeignKey(
        TumourSite, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    stage = models.ForeignKey(PathwayStage, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    @property
    def kind(self):
        """Which of the four it names: a key of STORY_LISTS."""
        return next(name for name in TERMS if getattr(self, f"{name}_id"))

    @property
    def term(self):
        return getattr(self, self.kind)


class SuggestionQuerySet(models.QuerySet):
    def open(self):
        """What nobody has answered yet."""
        return self.filter(answer=Suggestion.Answer.OPEN)

    def with_terms(self):
        return self.select_related(*TERMS)


class Suggestion(AboutOneTerm):
    """A term that a machine, a rule or a trust's label proposes. A person signs it before anybody sees it."""

    class Source(models.TextChoices):
        EXPORT = "export", "The trust's own label"
        RULE = "rule", "A word rule"
        LEARNED = "learned", "Moderators' earlier decisions"

    class Answer(models.TextChoices):
        OPEN = "open", "Not looked at"
        TAKEN = "taken", "Taken"
        LEFT = "left", "Left"

    story = models.ForeignKey("feedback.Story", on_delete=models.CASCADE, related_name="suggestions")
    source = models.CharField(max_length=10, choices=Source)
    because = models.JSONField(default=list, blank=True, help_text="The words that decided, as a list.")
    certainty = models.FloatField(null=True, blank=True, help_text="From 0 to 1, where it was learned.")
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()

    # When two terms are merged, what was suggested for both is suggested once.
    is_mere_link = True

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=exactly_one_term(), name="suggestion_of_one_term"),
            *once_a_term("story", "source", name="suggested"),
        ]

    def __str__(self):
        return f"{self.term} for {self.story}"
