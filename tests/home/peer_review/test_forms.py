"""What a member finds in the form of a practice, and what is filled in for them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from home.models import BestPracticePage
from home.peer_review.forms import FOR_EDITORS
from portal.accounts.roles import Role
from tests.background import do_background_work
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.practice import draft_by, member_of, practice_section
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db

PROSE = ("problem", "what_was_done", "who_for", "measured_result", "how_measured", "what_did_not_work")


@pytest.fixture
def member():
    return member_of()


def written(**given):
    """What a browser sends of the form that a member sees."""
    told = {name: rich_text("<p>Words.</p>") for name in (*PROSE, "how_to_copy")}
    told |= {"title": "Umbrellas", "result": "Nobody gets wet", "summary": "We lend umbrellas."}
    told |= {"measured_period": "March 2026", "cost": "None", "contact_role": "Nurse", "evidence": "tried"}
    told |= {"people_needed": "", "story_references": "", "review_date": "2027-03-01"}
    lists = {name: inline_formset([]) for name in ("measures", "document_links", "comments")}
    return nested_form_data(told | lists) | given


def add(client, member, **given):
    client.force_login(member)
    section = practice_section()
    address = reverse("wagtailadmin_pages:add", args=["home", "bestpracticepage", section.pk])
    return client.post(address, written(**given))


def form_of(page, person):
    kind = page.get_edit_handler().get_form_class()
    return kind(instance=page, parent_page=page.get_parent(), for_user=person)


def test_a_member_finds_only_what_they_must_write(member):
    assert not set(FOR_EDITORS) & set(form_of(draft_by(member), member).fields)


def test_a_new_practice_is_to_be_looked_at_again_in_a_year(client, member):
    client.force_login(member)
    section = practice_section()

    page = client.get(reverse("wagtailadmin_pages:add", args=["home", "bestpracticepage", section.pk]))

    assert page.context["form"]["review_date"].value() > timezone.localdate() + timedelta(days=360)


def test_an_editor_finds_all_of_it(member):
    editor = UserFactory(role=Role.EDITOR)

    assert set(FOR_EDITORS) <= set(form_of(draft_by(member), editor).fields)


def test_a_new_practice_is_of_its_writers_organisation_whatever_is_sent(client, member):
    add(client, member, organisation=str(OrganisationFactory().pk))

    page = BestPracticePage.objects.get()
    assert (page.organisation, page.kept_by, page.live) == (member.organisation, member, False)


def test_what_is_sent_to_be_reviewed_is_told_to_the_lead_of_its_group_alone(client, member):
    site = TumourSiteFactory()
    lead = UserFactory(role=Role.LEAD)
    lead.tumour_groups.add(site.group)
    UserFactory(role=Role.LEAD), UserFactory(role=Role.EDITOR), UserFactory(is_superuser=True)

    answer = add(client, member, tumour_sites=[str(site.pk)], **{"action-submit": "1"})
    do_background_work()

    assert answer.status_code == 302
    assert BestPracticePage.objects.get().current_workflow_task
    assert [letter.to for letter in mail.outbox] == [[lead.email]]


def test_a_member_publishes_nothing_by_sending_the_word_for_it(client, member):
    add(client, member, **{"action-publish": "1"})

    assert not BestPracticePage.objects.get().live
