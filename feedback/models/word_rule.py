from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from feedback.suggesting.phrases import NotPlain, checked

from .suggestion import TERMS, AboutOneTerm, exactly_one_term, once_a_term


class WordRuleQuerySet(models.QuerySet):
    def with_terms(self):
        return self.select_related(*TERMS)

    def in_force(self):
        return self.filter(is_on=True)


class WordRule(AboutOneTerm):
    """Words that, where a story holds them, suggest one term. Editors keep them; a person still decides.

    A rule is never deleted but switched off, so that planting does not bring it back.
    """

    words = models.CharField(
        max_length=80,
        help_text="A word or a few, as people write them. A * after at least three letters stands for any "
        "ending: wait* finds wait, waited and waiting.",
    )
    is_on = models.BooleanField("in force", default=True)
    planted_as = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="What it was when it was planted, so that a rule that was changed is not planted again.",
    )

    objects = WordRuleQuerySet.as_manager()

    # When two terms are merged, the same words lead to what is left of them once.
    is_mere_link = True

    class Meta:
        ordering = ["words", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            models.CheckConstraint(condition=exactly_one_term(), name="word_rule_for_one_term"),
            models.CheckConstraint(condition=~Q(words=""), name="word_rule_has_words"),
            models.UniqueConstraint(
                fields=["planted_as"], condition=~Q(planted_as=""), name="word_rule_planted_once"
            ),
            *once_a_term(
                "words",
                name="word_rule",
                violation_error_message="There is a rule with these words for it already.",
            ),
        ]

    def __str__(self):
        return f"“{self.words}” suggests {self.term}"

    def clean(self):
        super().clean()
        try:
            self.words = checked(self.words)
        except NotPlain as problem:
            raise ValidationError({"words": str(problem)}) from problem
