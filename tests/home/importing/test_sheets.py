"""Each list: what is new, what changes, what is the same when it comes again, and what is refused and why."""

import zipfile
from datetime import date

import pytest
from wagtail.models import PageLogEntry

from home.importing.files import Folder, Zip
from home.models import AllianceDocument, SupportServicePage
from portal.accounts.models import CareSite, Organisation
from portal.accounts.roles import Role
from portal.taxonomy.models import Priority, PrioritySet
from search.models import SearchWords
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.home import SupportNeedFactory, SupportServicesPageFactory
from tests.factories.taxonomy import PlaceFactory, TumourSiteFactory

from . import lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return UserFactory(role=Role.EDITOR)


@pytest.fixture
def take(tmp_path, editor):
    def import_list(sheet, *rows, **more):
        return lists.import_list(tmp_path, sheet, rows, by=editor, **more)

    return import_list


def test_organisations_come_once_change_by_their_code_and_refuse_what_is_wrong(take):
    trust = {"Name": "Medway NHS Trust", "Kind": "Acute hospital trust", "ODS code": "rpa"}
    assert take("organisations", trust)[0] == (1, 0, 0, 0)
    assert take("organisations", trust)[0] == (0, 0, 1, 0)

    counts, reasons = take(
        "organisations",
        {**trust, "Name": "Medway NHS Foundation Trust", "E-mail domains": "one.nhs.uk; two.nhs.uk"},
        {"Name": "A shop", "Kind": "Shop", "ODS code": ""},
        {"Name": "", "Kind": "Hospice", "ODS code": ""},
        {**trust, "Name": "Twice"},
        {"Name": "B", "Kind": "Hospice", "Website": "example.org", "ODS code": ""},
    )
    kept = Organisation.objects.get()

    assert counts == (0, 1, 0, 4)
    assert (kept.name, kept.ods_code, kept.kind) == ("Medway NHS Foundation Trust", "RPA", "trust")
    assert kept.email_domains == "one.nhs.uk\ntwo.nhs.uk"
    assert [line.split(" Row ")[1] for line in reasons] == ["3.", "4.", "5.", "6."]
    assert "Write one of: Acute hospital trust" in reasons[0]
    assert "An earlier row is about the same." in reasons[2]


def test_a_look_stores_nothing_and_says_the_same(take):
    row = {"Name": "Medway", "Kind": "trust"}

    assert take("organisations", row, stores=False)[0] == (1, 0, 0, 0)
    assert not Organisation.objects.exists()


def test_places_of_care_belong_to_an_organisation_that_is_here(take):
    trust, town = OrganisationFactory(short_name="MTW"), PlaceFactory(name="Maidstone")
    counts, reasons = take(
        "care_sites",
        {"Name": "Maidstone Hospital", "Kind": "Hospital", "Organisation": "mtw", "Place": "maidstone"},
        {"Name": "Elsewhere", "Kind": "Hospital", "Organisation": "Nobody", "Place": ""},
    )
    site = CareSite.objects.get()

    assert counts == (1, 0, 0, 1)
    assert (site.organisation, site.place) == (trust, town)
    assert "There is no organisation of this name" in reasons[0]


def test_a_new_set_of_priorities_begins_with_its_first_row(take):
    rows = [
        {"Set": "Priorities 2026", "Valid from": "01/04/2026", "Priority": "Earlier diagnosis"},
        {"Set": "Priorities 2026", "Valid from": "", "Priority": "Workforce"},
    ]
    assert take("priorities", *rows)[0] == (2, 0, 0, 0)
    assert take("priorities", *rows)[0] == (0, 0, 2, 0)

    counts, reasons = take("priorities", {"Set": "Another", "Valid from": "", "Priority": "Innovation"})

    assert PrioritySet.objects.get(name="Priorities 2026").valid_from == date(2026, 4, 1)
    assert Priority.objects.filter(priority_set__name="Priorities 2026").count() == 2
    assert counts == (0, 0, 0, 1)
    assert "Write the day on which it begins" in reasons[0]


def test_words_that_mean_the_same_come_once_a_cancer(take):
    TumourSiteFactory(name="Bowel cancer")
    row = {"Everyday words": "tummy", "Clinical words": "abdomen", "Both ways": "no"}
    about = {**row, "Type of cancer": "bowel cancer"}
    assert take("words", row, about)[0] == (2, 0, 0, 0)
    counts, reasons = take("words", {**row, "Both ways": "yes"}, {**about, "Clinical words": "tummy"})

    assert counts == (0, 1, 0, 1)
    assert "different words on the two sides" in reasons[0]
    assert SearchWords.objects.get(site=None).is_two_way


def test_services_are_drafts_until_a_row_says_publish(take, editor):
    SupportServicesPageFactory()
    SupportNeedFactory(name="Money")
    row = {
        "Name": "Money advice",
        "Summary": "Help with bills.",
        "Who it is for": "Anyone.",
        "Needs": "money",
        "Last checked": "2026-02-01",
    }
    assert take("services", row)[0] == (1, 0, 0, 0)
    page = SupportServicePage.objects.get()
    assert not page.live
    assert page.get_latest_revision().user == editor

    assert take("services", row)[0] == (0, 0, 1, 0)
    assert take("services", {**row, "Phone": "01632 960001", "Publish": "yes"})[0] == (0, 1, 0, 0)
    page.refresh_from_db()

    assert (page.live, page.phone, page.last_checked_date) == (True, "01632 960001", date(2026, 2, 1))
    assert [need.name for need in page.needs.all()] == ["Money"]
    assert PageLogEntry.objects.filter(action="wagtail.publish", user=editor).exists()


def test_a_service_with_an_unknown_need_is_refused(take):
    SupportServicesPageFactory()
    row = {"Name": "A", "Summary": "B", "Who it is for": "C", "Needs": "Flying"}
    counts, reasons = take("services", row)

    assert counts == (0, 0, 0, 1)
    assert "There is no support need of this name" in reasons[0]


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "files"
    place.mkdir()
    (place / "bus.txt").write_text("Two buses go.")
    (place / "page.txt").write_text("<html>")
    (tmp_path / "secret.txt").write_text("Not in the folder.")
    return place


def test_documents_bring_their_files_and_keep_their_address_when_these_change(take, folder):
    site = TumourSiteFactory(name="Bowel cancer")
    row = {"File": "bus.txt", "Title": "Buses", "Kind": "Leaflet", "Tumour sites": "bowel cancer"}
    assert take("documents", row, files=Folder(folder)) == ((1, 0, 0, 0), [])
    document = AllianceDocument.objects.get()
    address = document.url

    assert (document.kind, list(document.tumour_sites.all())) == ("leaflet", [site])
    assert take("documents", row, files=Folder(folder))[0] == (0, 0, 1, 0)
    assert take("documents", {**row, "Title": "By bus"})[0] == (0, 1, 0, 0)

    (folder / "bus.txt").write_text("Three buses go.")
    assert take("documents", {**row, "Title": "By bus"}, files=Folder(folder))[0] == (0, 1, 0, 0)
    document = AllianceDocument.objects.get()

    assert (document.url, document.file.read()) == (address, b"Three buses go.")
    assert document.versions.get().file.read() == b"Two buses go."


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("page.txt", "a web page or a drawing"),
        ("gone.txt", "not in the ZIP"),
        ("../secret.txt", "not in the ZIP"),
        ("/etc/hostname", "not in the ZIP"),
    ],
)
def test_a_document_without_a_fit_file_is_refused(take, folder, name, says):
    counts, reasons = take("documents", {"File": name, "Title": "A"}, files=Folder(folder))

    assert counts == (0, 0, 0, 1)
    assert says in reasons[0]
    assert not AllianceDocument.objects.exists()


def test_files_come_from_a_zip_with_its_folders(take, tmp_path):
    path = tmp_path / "files.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("leaflets/Bus.txt", "Two buses go.")
    with path.open("rb") as file:
        counts, _ = take("documents", {"File": "leaflets/bus.txt", "Title": "Buses"}, files=Zip(file))

    assert counts == (1, 0, 0, 0)
    assert AllianceDocument.objects.get().file.read() == b"Two buses go."
