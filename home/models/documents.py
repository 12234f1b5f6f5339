from wagtail.documents.models import AbstractDocument, Document

from portal.taxonomy.models import Classified


class AllianceDocument(Classified, AbstractDocument):
    """A file of the library, sorted by priority, tumour site and kind."""

    admin_form_fields = (*Document.admin_form_fields, "tumour_sites", "priorities", "stages")
