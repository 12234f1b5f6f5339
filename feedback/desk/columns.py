"""The columns of the queue and of the list of concerns."""

from django.urls import reverse
from wagtail.admin.ui.tables import Column

from feedback.actions import who_else_has
from feedback.moderation import WAITING_FOR_US
from portal.accounts.age import age_in_words

from .naming import is_held, listed_name, speaks_of


class TickColumn(Column):
    """A box for what is done with several at once."""

    header_template_name = "feedback/desk/columns/tick_header.html"
    cell_template_name = "feedback/desk/columns/tick.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "name": listed_name(instance)}


class StoryColumn(Column):
    """The story's name, which leads to it, and in words whatever makes it press."""

    cell_template_name = "feedback/desk/columns/story.html"

    def __init__(self, name, *, user, now, overdue_before, **options):
        super().__init__(name, **options)
        self.user, self.now, self.overdue_before = user, now, overdue_before

    def get_cell_context_data(self, instance, parent_context):
        waits = instance.state in WAITING_FOR_US
        return {
            **super().get_cell_context_data(instance, parent_context),
            "url": reverse("stories:story", args=[instance.pk]),
            "name": listed_name(instance),
            "speaks_of": speaks_of(instance),
            "is_held": is_held(instance),
            "is_overdue": waits and instance.received_at < self.overdue_before,
            "elsewhere": who_else_has(instance, self.user, self.now) if waits else None,
        }


def queue_columns(user, now, overdue_before, *, ticked):
    tick = [TickColumn("tick", label="Choose", width="3rem")] if ticked else []
    return [
        *tick,
        StoryColumn("story", label="Story", user=user, now=now, overdue_before=overdue_before),
        Column(
            "seriousness",
            label="Seriousness",
            accessor=lambda story: story.get_seriousness_display() or "Not graded",
        ),
        Column("sites", label="Cancer", accessor=sites_in_words),
        Column("age", label="Came in", accessor=lambda story: age_in_words(story.received_at, now)),
        Column("state", label="Where it stands", accessor="get_state_display"),
        Column("source", label="How it came", accessor="get_source_display"),
    ]


def sites_in_words(story):
    named = ", ".join(site.name for site in story.tumour_sites.all())
    return named or story.get_site_answer_display()
