"""Who reads a practice before it is published, and in which order."""

import pytest

from home.models import BestPracticePage
from portal.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.practice import member_of, sent_by
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bowel():
    return TumourSiteFactory()


@pytest.fixture
def lead(bowel):
    return lead_of(bowel)


@pytest.fixture
def editor():
    return UserFactory(role=Role.EDITOR)


@pytest.fixture
def page(bowel, lead):
    return sent_by(member_of(), tumour_sites=[bowel])


def lead_of(site):
    person = UserFactory(role=Role.LEAD, organisation=OrganisationFactory())
    person.tumour_groups.add(site.group)
    return person


def can_take(page, person):
    return page.current_workflow_task.can_take(page, person)


def approve(page, person):
    page.current_workflow_task_state.approve(user=person)
    return BestPracticePage.objects.get(pk=page.pk)


def test_the_lead_of_its_tumour_group_reads_first_and_an_editor_second(page, lead, editor):
    assert (can_take(page, lead), can_take(page, editor)) == (True, False)

    page = approve(page, lead)

    assert (can_take(page, lead), can_take(page, editor)) == (False, True)


def test_the_second_approval_publishes_it(page, lead, editor):
    page = approve(page, lead)
    assert not page.live

    page = approve(page, editor)

    assert page.live


def test_the_lead_of_another_group_is_not_asked(page):
    assert not can_take(page, lead_of(TumourSiteFactory()))


def test_whoever_wrote_it_never_reads_it_for_the_others(bowel, lead):
    lead.groups.add(*member_of().groups.all())
    page = sent_by(lead, tumour_sites=[bowel])

    assert not can_take(page, lead)


def test_whoever_took_the_first_step_does_not_take_the_second(page, lead):
    lead.groups.add(*UserFactory(role=Role.EDITOR).groups.all())

    page = approve(page, lead)

    assert not can_take(page, lead)


def test_where_nobody_leads_the_group_an_editor_stands_in(editor):
    page = sent_by(member_of(), tumour_sites=[TumourSiteFactory()])

    assert can_take(page, editor)


def test_where_the_lead_has_left_an_editor_stands_in(page, lead, editor):
    lead.is_active = False
    lead.save()

    assert can_take(page, editor)


def test_where_only_the_writer_leads_the_group_an_editor_stands_in(bowel, lead, editor):
    page = sent_by(lead, tumour_sites=[bowel])

    assert can_take(page, editor)


def test_an_administrator_takes_a_step_that_nobody_takes(page):
    assert can_take(page, UserFactory(role=Role.ADMINISTRATOR))


def test_while_it_is_read_nobody_but_its_reader_changes_it(page, lead):
    locked = {person: page.get_lock().for_user(person) for person in (page.owner, lead)}

    assert locked == {page.owner: True, lead: False}


def test_changes_are_asked_for_with_a_reason(page):
    form = page.current_workflow_task.get_form_for_action("reject")({"comment": " "})

    assert not form.is_valid()
