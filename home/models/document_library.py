from home.filtering import PRIORITY, SITE, Filters
from portal.pages import BasePage
from portal.paging import page_of

from .documents import AllianceDocument

DOCUMENTS_ON_A_PAGE = 20


class DocumentLibraryPage(BasePage):
    """Every document that the public may read, in a table that filters."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1

    not_searchable = "It only lists the documents, which are found themselves."

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        filters = Filters(request.GET, (PRIORITY, SITE), tuple(AllianceDocument.Kind.choices))
        found = filters.apply(AllianceDocument.objects.published()).newest_first().for_listing()
        documents = page_of(found, request.GET.get("page", 1), DOCUMENTS_ON_A_PAGE)
        return context | {"documents": documents, "filters": filters.form(), "chips": filters.chips()}
