from portal.pages import BasePage


class PartnersPage(BasePage):
    """Who the alliance is: every organisation, by what it does."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
