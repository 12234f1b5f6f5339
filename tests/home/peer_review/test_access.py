"""Who comes across practice that is not public: its organisation, its readers and the editors."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from home.models import BestPracticePage
from home.peer_review.access import choosable_by
from portal.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.home import BestPracticePageFactory, StandardPageFactory
from tests.factories.practice import draft_by, member_of, practice_section, sent_by
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db

SECRET = "Quillfeather"
WORD_BESIDE_IT = "Marrowgate"


@pytest.fixture
def member():
    return member_of()


@pytest.fixture
def draft(member):
    return draft_by(member, title=f"{SECRET} {WORD_BESIDE_IT}")


@pytest.fixture
def colleague(member):
    return member_of(member.organisation)


@pytest.fixture
def stranger(draft):
    return member_of()


def may(page, person):
    """The verbs that this person may use on the page, asked of the page as Wagtail's views get it."""
    permissions = Page.objects.get(pk=page.pk).permissions_for_user(type(person).objects.get(pk=person.pk))
    verbs = ("edit", "copy", "delete", "move", "publish", "unpublish", "view_revisions")
    return {verb for verb in verbs if getattr(permissions, f"can_{verb}")()}


def test_its_writer_may_do_anything_with_a_draft_but_publish_and_move_it(draft, member):
    assert may(draft, member) == {"edit", "copy", "delete", "view_revisions"}


def test_a_colleague_works_on_it_and_leaves_deleting_to_its_writer(draft, colleague):
    assert may(draft, colleague) == {"edit", "copy", "view_revisions"}


def test_a_member_of_another_organisation_may_do_nothing(draft, stranger):
    assert may(draft, stranger) == set()


def test_nothing_is_left_to_a_writer_who_works_for_another_organisation_now(draft, member):
    member.organisation = OrganisationFactory()
    member.save()

    assert may(draft, member) == set()


def test_nothing_is_left_to_a_writer_who_has_left(draft, member):
    member.is_active = False
    member.save()

    assert may(draft, member) == set()


def test_without_an_organisation_nobody_adds_a_practice():
    section = practice_section()
    unknown = UserFactory(role=Role.MEMBER, organisation=None)

    assert not section.permissions_for_user(unknown).can_add_subpage()
    assert section.permissions_for_user(member_of()).can_add_subpage()


def test_whoever_is_asked_to_review_it_reads_and_changes_it_and_takes_no_copy(member):
    site = TumourSiteFactory()
    lead = UserFactory(role=Role.LEAD)
    lead.tumour_groups.add(site.group)
    page = sent_by(member, tumour_sites=[site])

    assert may(page, lead) == {"edit", "view_revisions"}


@pytest.mark.parametrize("actions", [{"change"}, {"add", "change", "publish"}])
def test_lists_hold_the_drafts_of_ones_own_organisation_and_no_others(draft, colleague, stranger, actions):
    found = page_permission_policy.instances_user_has_any_permission_for
    drafts = Page.objects.type(BestPracticePage)

    assert found(colleague, actions).filter(pk__in=drafts).get().pk == draft.pk
    assert not found(stranger, actions).filter(pk__in=drafts).exists()


def test_an_editor_finds_all_of_them(draft):
    editor = UserFactory(role=Role.EDITOR)

    assert page_permission_policy.explorable_instances(editor).filter(pk=draft.pk).exists()


def test_one_links_to_what_is_public_as_it_stands(draft, stranger, member):
    public = BestPracticePageFactory()
    changed = BestPracticePageFactory(has_unpublished_changes=True)
    other = StandardPageFactory()

    def choosable(person):
        return set(choosable_by(Page.objects.filter(depth__gt=2), person).values_list("pk", flat=True))

    assert {public.pk, other.pk} <= choosable(stranger)
    assert not {draft.pk, changed.pk} & choosable(stranger)
    assert draft.pk in choosable(member)


def test_the_doors_stand_open_for_a_colleague(client, draft, colleague):
    client.force_login(colleague)
    doors = ("edit", "view_draft", "history", "workflow_history", "copy", "usage")

    answers = {door: client.get(reverse(f"wagtailadmin_pages:{door}", args=[draft.pk])) for door in doors}

    assert {door: answer.status_code for door, answer in answers.items()} == dict.fromkeys(doors, 200)


def test_search_in_the_admin_finds_it_for_its_organisation_only(client, draft, colleague, stranger):
    found = {}
    for person in (colleague, stranger):
        client.force_login(person)
        answer = client.get(reverse("wagtailadmin_pages:search_results"), {"q": SECRET})
        found[person] = WORD_BESIDE_IT in answer.content.decode()

    assert found == {colleague: True, stranger: False}
