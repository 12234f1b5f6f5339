"""What every closed vocabulary of the portal shares: order, a lasting address, retirement and merging."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from wagtail.search import index


class TermQuerySet(models.QuerySet):
    def in_use(self):
        """What a person may choose today; retired terms stay on the records that carry them."""
        return self.filter(retired_at__isnull=True)

    def retired(self):
        return self.filter(retired_at__isnull=False)

    def named(self, slugs):
        """The terms behind these slugs, following merges, so that an old link still finds its records."""
        merged = self.filter(slug__in=slugs, merged_into__isnull=False).values("merged_into")
        return self.filter(models.Q(slug__in=slugs, merged_into__isnull=True) | models.Q(pk__in=merged))


class Term(index.Indexed, models.Model):
    """A word that everything is sorted by. Its slug is its address and never changes; its name may."""

    name = models.CharField(max_length=120, help_text="The everyday word first, as people say it.")
    slug = models.SlugField(
        max_length=120,
        unique=True,
        blank=True,
        help_text="The lasting address. Made from the name, and kept when the name changes.",
    )
    sort_order = models.PositiveIntegerField(default=0, db_index=True, editable=False)
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

    def __str__(self):
        return self.name

    @property
    def is_retired(self):
        return self.retired_at is not None

    def clean(self):
        super().clean()
        taken = type(self).objects.exclude(pk=self.pk).in_use().filter(name__iexact=self.name)
        if not self.is_retired and taken.exists():
            raise ValidationError({"name": f"“{self.name}” is already in the list. Choose another name."})

    def save(self, *args, **kwargs):
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self):
        stem = slugify(self.name)[:110] or "term"
        slug, number = stem, 2
        while type(self).objects.filter(slug=slug).exists():
            slug, number = f"{stem}-{number}", number + 1
        return slug
