"""Support services, a page each."""

from django.utils.text import slugify

from home.models import SupportNeed, SupportServicePage, SupportServicesPage
from portal.tables.refusals import Refused
from portal.taxonomy.models import Place

from . import cells, known
from .sheet import Column, Plan, Sheet, Verdict, checked

TEXTS = {"title": 255, "summary": 300, "who_for": 2_000, "phone": 40, "address": 1_000, "opening_hours": 250}


class Services(Sheet):
    key = "services"
    name = "Support services"
    about = (
        "A page for each service. New ones are drafts, which you publish after a look, unless the row says "
        "yes under “Publish”."
    )
    permission = "home.import_sheets"
    columns = (
        Column("title", "Name", "What the service is called", True),
        Column("summary", "Summary", "What it does, in one plain sentence", True),
        Column("who_for", "Who it is for", "In a plain sentence", True),
        Column("needs", "Needs", "What it helps with, as under Support needs, with semicolons between", True),
        Column("places", "Places", "Where it is, with semicolons between; empty if by phone or online"),
        Column("organisation", "Run by", "The organisation’s name, short name or ODS code"),
        Column("phone", "Phone", ""),
        Column("email", "E-mail", ""),
        Column("website", "Website", "Beginning with https://"),
        Column("address", "Address", ""),
        Column("opening_hours", "Open", "For example: Monday to Friday, 9am to 5pm"),
        Column("last_checked_date", "Last checked", "A date like 31/07/2026"),
        Column("publish", "Publish", "yes or no; empty means no"),
    )

    def __init__(self, **about):
        super().__init__(**about)
        self.parent = SupportServicesPage.objects.first()
        self.needs, self.places = known.terms(SupportNeed), known.terms(Place)
        self.organisations = known.organisations()
        rows = SupportServicePage.objects.child_of(self.parent) if self.parent else ()
        self.known = {page.title.casefold(): page for page in rows}

    def identity(self, row):
        return row["title"].casefold()

    def plan(self, row):
        if self.parent is None:
            raise Refused("There is no page “Support near you” to put it under.")
        may = self.parent.permissions_for_user(self.by)
        publish = cells.yes(row["publish"])
        if not may.can_add_subpage() or (publish and not may.can_publish_subpage()):
            raise Refused("You may not write or publish pages under “Support near you”.")
        known_page = self.known.get(row["title"].casefold())
        page = known_page.get_latest_revision_as_object() if known_page else _new(row["title"])
        return self._plan(page, self._values(row), publish, is_new=known_page is None)

    def _values(self, row):
        return {
            **{name: cells.text(row[name], longest) for name, longest in TEXTS.items()},
            "email": cells.email(row["email"]),
            "website": cells.url(row["website"]),
            "last_checked_date": cells.day(row["last_checked_date"]),
            "organisation": self.organisations.one(row["organisation"]),
            "needs": self.needs.several(row["needs"]),
            "places": self.places.several(row["places"]),
        }

    def _plan(self, page, values, publish, *, is_new):
        changed = [name for name, value in values.items() if _differs(page, name, value)]
        for name, value in values.items():
            setattr(page, name, value)
        checked(page, exclude=["path", "depth", "url_path", "slug"] if is_new else [])
        goes_live = publish and not page.live
        if not is_new and not changed and not goes_live:
            return Plan(Verdict.SAME)
        return Plan(Verdict.NEW if is_new else Verdict.CHANGED, lambda: self._store(page, is_new, publish))

    def _store(self, page, is_new, publish):
        """As the page editor does it: a revision of this person, published where the row says so."""
        if is_new:
            self.parent.add_child(instance=page)
        revision = page.save_revision(user=self.by, changed=True)
        if publish or page.live:
            revision.publish(user=self.by)


def _new(title):
    return SupportServicePage(live=False, slug=slugify(title)[:200] or "service")


def _differs(page, name, value):
    if name in ("needs", "places"):
        return page.pk is None or {row.pk for row in getattr(page, name).all()} != {row.pk for row in value}
    return getattr(page, name) != value
