from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from wagtail.search import index

from portal.taxonomy.models import TumourSite


def new_stamp():
    """Never the same twice, so that what was read before a change is never taken for what holds after it."""
    return uuid4().hex


class SearchStateQuerySet(models.QuerySet):
    def now(self):
        """The one row. It is there from the first change on; before it, what every table is like when
        empty."""
        return self.filter(pk=1).first() or SearchState()

    def restamp(self, what, **more):
        """Say that the words (`words_stamp`) or what was counted (`counted_stamp`) are others now."""
        changed = {what: new_stamp(), **more}
        self.update_or_create(pk=1, defaults=changed)


class SearchState(models.Model):
    """One row: marks by which a process sees that what it remembers is old, and how far a rebuild is."""

    words_stamp = models.CharField(max_length=32, blank=True)
    counted_stamp = models.CharField(max_length=32, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    counted_entries = models.PositiveBigIntegerField(default=0)
    counted_up_to = models.CharField(
        max_length=60, blank=True, help_text="What the ledger was like when its words were counted."
    )
    followed_dates_to = models.DateTimeField(null=True, blank=True)
    rebuild_asked_at = models.DateTimeField(null=True, blank=True)
    rebuild_began_at = models.DateTimeField(null=True, blank=True)
    rebuild_done = models.PositiveBigIntegerField(default=0)
    rebuild_total = models.PositiveBigIntegerField(default=0)
    rebuilt_at = models.DateTimeField(null=True, blank=True)
    rebuild_seconds = models.FloatField(default=0)

    objects = SearchStateQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        permissions = [("view_index", "See how search stands"), ("rebuild_index", "Rebuild search")]
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_search_state")]

    def __str__(self):
        return "How search stands"

    @property
    def is_rebuilding(self):
        asked = self.rebuild_asked_at
        return bool(asked and (self.rebuilt_at is None or self.rebuilt_at < asked))


class SearchWords(index.Indexed, models.Model):
    """Words that mean the same. Searching for one side also looks for the other, from the next search on."""

    everyday = models.CharField(
        max_length=250, help_text="As people say it. Several with commas, for example: tummy, belly"
    )
    clinical = models.CharField(
        "clinical or other words", max_length=250, help_text="Several with commas, for example: abdomen"
    )
    is_two_way = models.BooleanField(
        "both ways",
        default=True,
        help_text="Not ticked: the everyday words also find the others, and not the other way round.",
    )
    site = models.ForeignKey(
        TumourSite,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name="type of cancer",
        help_text="Only where somebody searches about this cancer. Leave empty if it holds for all.",
    )
    note = models.CharField(max_length=250, blank=True, help_text="For colleagues: why it is here.")

    search_fields = [
        index.SearchField("everyday"),
        index.SearchField("clinical"),
        index.AutocompleteField("everyday"),
        index.AutocompleteField("clinical"),
    ]

    class Meta:
        verbose_name = "words that mean the same"
        verbose_name_plural = "words that mean the same"
        ordering = ["everyday", "clinical", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["everyday", "clinical", "site"],
                nulls_distinct=False,
                name="search_words_once",
                violation_error_message="These words are in the list already.",
            ),
            models.CheckConstraint(
                condition=~Q(everyday=F("clinical")),
                name="search_words_differ",
                violation_error_message="Write different words on the two sides.",
            ),
        ]

    def __str__(self):
        return f"{self.everyday} {'=' if self.is_two_way else '→'} {self.clinical}"

    def clean(self):
        super().clean()
        for name in ("everyday", "clinical"):
            if not names_in(getattr(self, name)):
                raise ValidationError({name: "Enter at least one word of letters or digits."})


def names_in(text):
    """The names in a list with commas."""
    return [name.strip() for name in text.split(",") if any(map(str.isalnum, name))]


class PortalWord(models.Model):
    """A word that stands in published entries, and in how many: counted now and then, for spelling and
    rarity.

    Two words with the same token are one to a search; `entries` counts those that hold the word itself.
    """

    word = models.CharField(max_length=64, unique=True)
    token = models.CharField(max_length=300)
    entries = models.PositiveIntegerField(help_text="Entries with this word.")
    token_entries = models.PositiveIntegerField(help_text="Entries with any word of the same token.")

    class Meta:
        default_permissions = ()
        ordering = ["word"]

    def __str__(self):
        return self.word
