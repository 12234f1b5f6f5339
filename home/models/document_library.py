from portal.pages import BasePage


class DocumentLibraryPage(BasePage):
    """Every document that the public may read, in a table that filters."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1

    not_searchable = "It only lists the documents, which are found themselves."
