"""The bodies that work with the alliance, and the places where care is given."""

from portal.accounts.models import CareSite, Organisation
from portal.taxonomy.models import Place

from . import cells, known
from .sheet import Column, Sheet, plan_of


class Organisations(Sheet):
    key = "organisations"
    name = "Organisations"
    about = (
        "Trusts, practices, hospices, charities and groups. A row with a known ODS code, or else a known "
        "name, changes what is there."
    )
    permission = "accounts.add_organisation"
    columns = (
        Column("name", "Name", "Its full name", True),
        Column("short_name", "Short name", "As people say it, for example: MTW"),
        Column("kind", "Kind", ", ".join(Organisation.Kind.labels), True),
        Column("ods_code", "ODS code", "The NHS code, for example: RWF"),
        Column("email_domains", "E-mail domains", "Of its people, with semicolons between"),
        Column("website", "Website", "Beginning with https://"),
        Column("is_active", "Works with us", "yes or no; empty means yes"),
    )

    def __init__(self, **about):
        super().__init__(**about)
        rows = list(Organisation.objects.all())
        self.by_code = {row.ods_code.casefold(): row for row in rows if row.ods_code}
        self.by_name = {row.name.casefold(): row for row in rows}

    def identity(self, row):
        return row.get("ods_code", "").casefold() or row["name"].casefold()

    def plan(self, row):
        code, name = row["ods_code"].casefold(), row["name"].casefold()
        found = self.by_code.get(code) or self.by_name.get(name) or Organisation()
        return plan_of(
            found,
            {
                "name": cells.text(row["name"], 160),
                "short_name": cells.text(row["short_name"], 40),
                "kind": cells.choice(row["kind"], Organisation.Kind),
                "ods_code": cells.text(row["ods_code"], 10).upper(),
                "email_domains": "\n".join(cells.several(row["email_domains"])),
                "website": cells.url(row["website"]),
                "is_active": cells.yes(row["is_active"] or "yes"),
            },
        )


class CareSites(Sheet):
    key = "care_sites"
    name = "Places of care"
    about = "Hospitals, practices and clinics, each of an organisation that is in the portal already."
    permission = "accounts.add_caresite"
    columns = (
        Column("name", "Name", "For example: Maidstone Hospital", True),
        Column("kind", "Kind", ", ".join(CareSite.Kind.labels), True),
        Column("organisation", "Organisation", "Its name, short name or ODS code", True),
        Column("place", "Place", "The town or area, as it stands under Vocabulary, Places"),
        Column("ods_code", "ODS code", "The NHS code"),
        Column("is_active", "Open", "yes or no; empty means yes"),
    )

    def __init__(self, **about):
        super().__init__(**about)
        self.organisations, self.places = known.organisations(), known.terms(Place)
        rows = list(CareSite.objects.all())
        self.by_code = {row.ods_code.casefold(): row for row in rows if row.ods_code}
        self.by_name = {(row.name.casefold(), row.organisation_id): row for row in rows}

    def identity(self, row):
        return row.get("ods_code", "").casefold() or (row["name"].casefold(), row["organisation"].casefold())

    def plan(self, row):
        organisation = self.organisations.one(row["organisation"])
        named = self.by_name.get((row["name"].casefold(), organisation.pk))
        found = self.by_code.get(row["ods_code"].casefold()) or named or CareSite()
        return plan_of(
            found,
            {
                "name": cells.text(row["name"], 160),
                "kind": cells.choice(row["kind"], CareSite.Kind),
                "organisation": organisation,
                "place": self.places.one(row["place"]),
                "ods_code": cells.text(row["ods_code"], 10).upper(),
                "is_active": cells.yes(row["is_active"] or "yes"),
            },
        )
