from pathlib import PurePath

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.search import index

from portal.taxonomy.models import Classified, ClassifiedQuerySet

FORMATS = {
    "pdf": "PDF",
    "docx": "Word",
    "odt": "OpenDocument text",
    "xlsx": "Excel",
    "csv": "CSV",
    "pptx": "PowerPoint",
    "txt": "Plain text",
    "md": "Plain text",
}


def format_of(file_name):
    """The kind of file as people call it."""
    extension = PurePath(file_name).suffix[1:].lower()
    return FORMATS.get(extension, extension.upper())


def documents_storage():
    return storages["documents"]


class AllianceDocumentQuerySet(ClassifiedQuerySet, DocumentQuerySet):
    def published(self):
        """Exactly what a stranger may read: nothing in a private collection or below one. Adds no query."""
        path = ExpressionWrapper(OuterRef("collection__path"), output_field=models.CharField())
        above = CollectionViewRestriction.objects.annotate(candidate=path)
        return self.filter(~Exists(above.filter(candidate__startswith=F("collection__path"))))

    def in_collection(self, pk):
        """What lies in the collection or anywhere below it."""
        path = Collection.objects.filter(pk=pk).values("path")
        return self.filter(collection__path__startswith=Subquery(path))

    def due_for_review(self, on):
        """What must be looked at on the date `on`, the longest overdue first."""
        return self.filter(review_date__lte=on).order_by("review_date", "pk")

    def newest_first(self):
        return self.order_by("-changed_at", "-pk")

    def for_listing(self):
        return self.prefetch_related("tumour_sites", "priorities")

    def for_reading(self):
        """What the page of one document shows."""
        words = self.for_serving().select_related("reading")
        return words.prefetch_related("tumour_sites", "priorities", "stages", "versions")

    def for_serving(self):
        return self.select_related("collection")


class AllianceDocument(Classified, AbstractDocument):
    """A file of the library, sorted by priority, tumour site and kind. Its address outlives its file."""

    class Kind(models.TextChoices):
        PLAN = "plan", "Plan"
        REPORT = "report", "Report"
        LEAFLET = "leaflet", "Leaflet"
        EASY_READ = "easy_read", "Easy Read"
        MINUTES = "minutes", "Minutes of a meeting"
        GUIDELINE = "guideline", "Guideline or pathway"
        FORM = "form", "Form or template"
        DATA = "data", "Data"
        OTHER = "other", "Other"

    file = models.FileField(upload_to="files", storage=documents_storage)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OTHER)
    slug = models.SlugField(max_length=120, editable=False, help_text="Made from the first title, and kept.")
    summary = models.TextField(
        max_length=600, blank=True, help_text="What is inside, in one or two plain sentences."
    )
    pages = models.PositiveIntegerField(null=True, editable=False)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="owner",
        help_text="Who keeps it right, and is reminded to look at it. Not shown to the public.",
    )
    last_reviewed = models.DateField(null=True, blank=True, help_text="Its month is shown on the page.")
    review_date = models.DateField(null=True, blank=True, help_text="When it must be looked at again.")
    changed_at = models.DateTimeField(
        "file put in place", default=timezone.now, editable=False, db_index=True
    )
    download_count = models.PositiveIntegerField(default=0, editable=False)
    imported_as = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="Its file's name in the spreadsheet that brought it: the same name is the same document.",
    )

    objects = AllianceDocumentQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "summary",
        "kind",
        "tumour_sites",
        "priorities",
        "stages",
        "kept_by",
        "last_reviewed",
        "review_date",
        "collection",
    )
    search_fields = [
        *AbstractDocument.search_fields,
        index.SearchField("summary"),
        index.FilterField("kind"),
    ]

    class Meta(AbstractDocument.Meta):
        permissions = [("choose_alliancedocument", "Can choose document")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[
                        "plan",
                        "report",
                        "leaflet",
                        "easy_read",
                        "minutes",
                        "guideline",
                        "form",
                        "data",
                        "other",
                    ]
                ),
                name="document_kind_known",
            ),
            models.UniqueConstraint(
                fields=["imported_as"], condition=~models.Q(imported_as=""), name="document_imported_once"
            ),
        ]

    @property
    def format(self):
        return format_of(self.file.name)

    @property
    def file_name(self):
        """What the file is called when it is saved by a reader."""
        return f"{self.slug}{PurePath(self.file.name).suffix.lower()}"

    @property
    def file_tag(self):
        return self.file_hash

    @property
    def url(self):
        """The address of the document's own page, also where Wagtail asks for it in rich text."""
        return reverse("document", args=[self.pk, self.slug])

    def get_absolute_url(self):
        return self.url

    @property
    def download_url(self):
        return reverse("document_download", args=[self.pk, self.slug])

    @property
    def downloads(self):
        """How often it was downloaded, as the page says it."""
        if not self.download_count:
            return "No downloads yet"
        return "1 download" if self.download_count == 1 else f"{self.download_count:,} downloads"

    def save(self, *args, **kwargs):
        self.slug = self.slug or slugify(self.title)[:120].strip("-") or "document"
        if self._state.adding and self.file_size is None:
            self._set_document_file_metadata()
        super().save(*args, **kwargs)

    def _set_document_file_metadata(self):
        """Wagtail calls it whenever a file was put in. How many pages it has, the worker finds out."""
        super()._set_document_file_metadata()
        self.pages = None


class DocumentVersionQuerySet(models.QuerySet):
    def for_serving(self):
        return self.select_related("document__collection")


class DocumentVersion(models.Model):
    """A file that a document had before, kept when a newer one took its place."""

    document = models.ForeignKey(AllianceDocument, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.FileField(upload_to="files", storage=documents_storage)
    file_size = models.PositiveBigIntegerField(null=True)
    pages = models.PositiveIntegerField(null=True)
    dated_at = models.DateTimeField(help_text="When this file was put in place.")
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = DocumentVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="document_version_numbered_once")
        ]

    def __str__(self):
        return f"{self.document}, version {self.number}"

    @property
    def format(self):
        return format_of(self.file.name)

    @property
    def file_name(self):
        return f"{self.document.slug}-version-{self.number}{PurePath(self.file.name).suffix.lower()}"

    @property
    def file_tag(self):
        return f"{self.document_id}-{self.number}"

    @property
    def download_url(self):
        return reverse("document_version", args=[self.document_id, self.document.slug, self.number])
