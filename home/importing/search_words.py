"""Words that mean the same, for search."""

from portal.taxonomy.models import TumourSite
from search.models import SearchWords

from . import cells, known
from .sheet import Column, Sheet, plan_of


class Words(Sheet):
    key = "words"
    name = "Words that mean the same"
    about = "Everyday and clinical words, so that searching for one also finds the other."
    permission = "search.add_searchwords"
    columns = (
        Column("everyday", "Everyday words", "As people say it; several with commas: tummy, belly", True),
        Column("clinical", "Clinical words", "Several with commas: abdomen", True),
        Column("is_two_way", "Both ways", "yes or no; empty means yes"),
        Column("site", "Type of cancer", "Only where it holds for one cancer and no other"),
        Column("note", "Note", "For colleagues: why it is here"),
    )

    def __init__(self, **about):
        super().__init__(**about)
        self.sites = known.terms(TumourSite)
        self.known = {
            (row.everyday.casefold(), row.clinical.casefold(), row.site_id): row
            for row in SearchWords.objects.all()
        }

    def identity(self, row):
        return tuple(row.get(name, "").casefold() for name in ("everyday", "clinical", "site"))

    def plan(self, row):
        site = self.sites.one(row["site"])
        key = (row["everyday"].casefold(), row["clinical"].casefold(), site and site.pk)
        return plan_of(
            self.known.get(key) or SearchWords(),
            {
                "everyday": cells.text(row["everyday"], 250),
                "clinical": cells.text(row["clinical"], 250),
                "is_two_way": cells.yes(row["is_two_way"] or "yes"),
                "site": site,
                "note": cells.text(row["note"], 250),
            },
        )
