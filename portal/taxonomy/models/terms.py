"""What every closed vocabulary of the portal shares: order, a lasting address, retirement and merging."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.text import slugify
from wagtail.search import index

MERGE_RULES = [
    models.CheckConstraint(
        condition=Q(merged_into__isnull=True) | Q(retired_at__isnull=False),
        name="%(app_label)s_%(class)s_merged_is_retired",
    ),
    models.CheckConstraint(
        condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
        name="%(app_label)s_%(class)s_merged_into_another",
    ),
]


class TermQuerySet(models.QuerySet):
    def in_use(self):
        """What a person may choose today; retired terms stay on the records that carry them."""
        return self.filter(retired_at__isnull=True)

    def retired(self):
        return self.filter(retired_at__isnull=False)

    def named(self, slugs):
        """The terms behind these slugs, following merges, so that an old link still finds its records."""
        merged = self.model._default_manager.filter(slug__in=slugs, merged_into__isnull=False)
        return self.filter(
            Q(slug__in=slugs, merged_into__isnull=True) | Q(pk__in=merged.values("merged_into"))
        )

    def merge_targets(self, term):
        """What the term may be merged into: the others of its list that are in use."""
        return self.in_use().exclude(pk=term.pk)


class Term(index.Indexed, models.Model):
    """A word that everything is sorted by. Its slug is its address and never changes; its name may.

    A term that is no longer wanted is retired: nobody can choose it, and what carries it keeps it. A merged
    term is retired too and points to its successor: its rows were moved there, and its slug leads there.
    """

    name = models.CharField(max_length=120, help_text="The everyday word first, as people say it.")
    slug = models.SlugField(
        max_length=120,
        unique=True,
        blank=True,
        help_text="The lasting address. Made from the name, and kept when the name changes.",
    )
    sort_order = models.PositiveIntegerField(db_index=True, editable=False)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged_from"
    )

    objects = TermQuerySet.as_manager()

    sort_order_field = "sort_order"
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        abstract = True
        ordering = ["sort_order", "name", "pk"]
        constraints = [
            *MERGE_RULES,
            models.UniqueConstraint(
                Lower("name"),
                condition=Q(retired_at__isnull=True),
                name="%(app_label)s_%(class)s_name_in_use_once",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_retired(self):
        return self.retired_at is not None

    @property
    def is_merged(self):
        return self.merged_into_id is not None

    def namesakes(self):
        """The terms in use that may not bear the same name as this one."""
        return type(self).objects.in_use().exclude(pk=self.pk)

    def clean(self):
        super().clean()
        if not self.is_retired and self.namesakes().filter(name__iexact=self.name).exists():
            raise ValidationError({"name": f"“{self.name}” is already in the list. Choose another name."})

    def save(self, *args, **kwargs):
        self.slug = self.slug or self._free_slug()
        if self.sort_order is None:
            self.sort_order = self._last_place() + 1
        super().save(*args, **kwargs)

    def _free_slug(self):
        stem = slugify(self.name)[:110] or "term"
        slug, number = stem, 2
        while type(self).objects.filter(slug=slug).exists():
            slug, number = f"{stem}-{number}", number + 1
        return slug

    def _last_place(self):
        return type(self).objects.aggregate(last=models.Max("sort_order"))["last"] or 0
