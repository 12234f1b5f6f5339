"""What members of the Partnership see, and how everybody else is kept from it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from home.models import AllianceDocument, MeetingPaper, PartnershipMeetingPage
from home.partnership_access import members_collection
from portal.accounts.roles import Role
from search import indexing
from search.models import SearchEntry
from tests.factories.home import AllianceDocumentFactory
from tests.factories.partnership import CallFactory, MeetingFactory, MembersPageFactory, PaperFactory

pytestmark = pytest.mark.django_db
SECRET = "https://meet.example.org/secret"


@pytest.fixture
def space():
    return MembersPageFactory()


@pytest.fixture
def draft(space):
    """Minutes in draft of a public meeting that members can join online."""
    meeting = MeetingFactory(title="Open to all", online_url=SECRET, online_how="Ring 01632 960142")
    document = AllianceDocumentFactory(title="Minutes, not yet agreed", collection=members_collection())
    kind, audience = MeetingPaper.Kind.DRAFT_MINUTES, MeetingPaper.Audience.MEMBERS
    return PaperFactory(page=meeting, document=document, kind=kind, audience=audience)


@pytest.mark.parametrize("role", [Role.PARTNER, Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR])
def test_members_and_the_office_see_papers_drafts_and_the_way_online(visitor, sign_in, draft, space, role):
    sign_in(role)
    for address in (draft.page.url, space.url):
        page = str(visitor.open(address))
        assert "Minutes, not yet agreed" in page and SECRET in page
    assert visitor.client.get(draft.document.download_url).status_code == 200


@pytest.mark.parametrize("role", [Role.MEMBER, Role.LEAD, Role.ANALYST])
def test_other_roles_are_refused(client, sign_in, draft, space, role):
    sign_in(role)

    assert client.get(space.url, follow=True).status_code == 403
    assert client.get(draft.document.url, follow=True).status_code == 403


def test_a_stranger_is_sent_to_sign_in_and_reads_nothing_of_it(visitor, draft, space):
    secret = MeetingFactory(title="Choosing the vice-chair", slug="evening", parent=space)
    page = str(visitor.open(draft.page.url))
    assert "not yet agreed" not in page and SECRET not in page and "960142" not in page

    for address in (space.url, secret.url, draft.document.url, draft.document.download_url):
        response = visitor.client.get(address, follow=True)
        assert response.redirect_chain[-1][0].startswith("/accounts/login/")
        assert "vice-chair" not in response.content.decode()


def test_nothing_of_it_is_found_listed_or_in_the_calendar(client, draft, space):
    MeetingFactory(title="Choosing the vice-chair", parent=space)
    CallFactory(title="Speak at the board", parent=space)
    indexing.rebuild()
    told = " ".join(SearchEntry.objects.live().values_list("title", flat=True))
    assert "Open to all" in told and "vice-chair" not in told and "board" not in told
    assert "agreed" not in told

    addresses = ("/partnership/", "/partnership/meetings/", "/partnership/calls/", reverse("calendar_file"))
    for address in addresses:
        page = client.get(address).content.decode()
        assert "vice-chair" not in page and "Speak at" not in page and SECRET not in page


def test_saving_the_space_puts_its_lock_back(client, space):
    space.get_view_restrictions().get().delete()
    space.refresh_from_db()
    assert client.get(space.url).status_code == 403

    space.save()
    restriction = space.get_view_restrictions().get()
    assert {group.name for group in restriction.groups.all()} == {
        Role.PARTNER,
        Role.EDITOR,
        Role.MODERATOR,
        Role.ADMINISTRATOR,
    }


def test_a_paper_for_members_must_lie_where_only_members_can_have_it(space):
    document = AllianceDocumentFactory()
    paper = MeetingPaper(page=MeetingFactory(), document=document, audience=MeetingPaper.Audience.MEMBERS)
    with pytest.raises(ValidationError, match="Anybody can read this document"):
        paper.clean()

    AllianceDocument.objects.filter(pk=document.pk).update(collection=members_collection())
    paper.clean()
    paper.audience = MeetingPaper.Audience.EVERYONE
    with pytest.raises(ValidationError, match="private collection"):
        paper.clean()


def test_minutes_in_draft_are_never_for_everybody(space):
    paper = PaperFactory.build(page=MeetingFactory(), document=AllianceDocumentFactory(), kind="draft")

    with pytest.raises(ValidationError, match="members only"):
        paper.validate_constraints()


def test_a_document_made_private_leaves_the_public_list_at_once(space):
    paper = PaperFactory(page=MeetingFactory(), document=AllianceDocumentFactory())
    assert list(MeetingPaper.objects.public()) == [paper]

    AllianceDocument.objects.filter(pk=paper.document_id).update(collection=members_collection())
    assert not MeetingPaper.objects.public().exists()
    assert PartnershipMeetingPage.objects.published().exists()
