"""Drafts of one member: one waits for the lead with a comment, one was sent back, one is begun."""

from django.contrib.auth import get_user_model
from wagtail.models import Comment

from home.models import BestPracticeIndexPage, BestPracticePage

from . import prose
from .reading import classify, day, read

MEMBER, LEAD = "member@demo.example", "lead@demo.example"
PROSAIC = ("problem", "what_was_done", "who_for", "measured_result", "what_did_not_work", "how_to_copy")
PLAIN = ("slug", "title", "result", "summary")


def plant(now):
    """Returns how many drafts are new; none where the demonstration's people are not allowed."""
    people = get_user_model().objects.in_bulk([MEMBER, LEAD], field_name="email")
    if len(people) < 2:
        return 0
    present = set(BestPracticePage.objects.values_list("slug", flat=True))
    missing = [facts for facts in read("peer_review")["draft"] if facts["slug"] not in present]
    for facts in missing:
        _take(_draft(facts, people[MEMBER], now), facts, people)
    return len(missing)


def _draft(facts, member, now):
    page = BestPracticePage(
        owner=member,
        kept_by=member,
        organisation=member.organisation,
        live=False,
        measured_period="Not measured",
        cost="Not counted",
        contact_role="Lead cancer nurse",
        evidence=BestPracticePage.Evidence.TRIED,
        review_date=day(now, 365),
        **{name: prose.as_html(facts[name]) for name in PROSAIC},
        **{name: facts[name] for name in PLAIN},
    )
    classify(page, facts)
    BestPracticeIndexPage.objects.get().add_child(instance=page)
    page.save_revision(user=member)
    return page


def _take(page, facts, people):
    """Bring the draft to the step that the file names."""
    if facts["step"] == "draft":
        return
    page.get_workflow().start(page, people[MEMBER])
    if facts["step"] == "sent back":
        page.current_workflow_task_state.reject(user=people[LEAD], comment=facts["reason"])
    if facts.get("comment"):
        Comment.objects.create(
            page=page, user=people[LEAD], text=facts["comment"], contentpath="what_was_done"
        )
