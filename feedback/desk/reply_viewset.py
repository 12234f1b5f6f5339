"""Where replies stand in Wagtail: their addresses, their menu, and what waits on the first screen."""

from datetime import timedelta

from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.viewsets.base import ViewSet

from feedback.models import FeedbackSettings, Reply, Story
from feedback.promised import read_by
from feedback.replying import CHECK, WRITE
from portal.accounts.work_list import WorkList, WorkRow

from .replies import NewReplyView, ReplyView, ReportView
from .reply_access import answers_or_checks
from .reply_lists import PlanList, ReplyList, UnansweredList


class RepliesViewSet(ViewSet):
    name = "replies"
    icon = "comment"

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(ReplyList), name="index"),
            path("results/", self.construct_view(ReplyList, results_only=True), name="index_results"),
            path("stories/", self.construct_view(UnansweredList), name="unanswered"),
            path(
                "stories/results/",
                self.construct_view(UnansweredList, results_only=True),
                name="unanswered_results",
            ),
            path("stories/<int:story_pk>/", self.construct_view(NewReplyView), name="add"),
            path("plans/", self.construct_view(PlanList), name="plans"),
            path("plans/results/", self.construct_view(PlanList, results_only=True), name="plans_results"),
            path("<int:pk>/", self.construct_view(ReplyView), name="reply"),
            path("<int:pk>/report/", self.construct_view(ReportView), name="report"),
        ]


class RepliesMenuItem(MenuItem):
    def is_shown(self, request):
        return answers_or_checks(request.user)


def menu_item():
    """Replies, with what waits for an answer and what was promised."""
    items = [
        RepliesMenuItem("Stories to answer", reverse("replies:unanswered"), icon_name="openquote", order=1),
        RepliesMenuItem("All replies", reverse("replies:index"), icon_name="comment", order=2),
        RepliesMenuItem("Changes planned", reverse("replies:plans"), icon_name="calendar", order=3),
    ]
    return SubmenuMenuItem("Replies", Menu(items=items), name="replies", icon_name="comment", order=112)


class RepliesToCheck(WorkList):
    title = "Replies to check"
    permission = CHECK
    empty = "No reply waits to be checked."
    order = 120

    @property
    def more_url(self):
        return f"{reverse('replies:index')}?state=checking"

    def rows(self, now):
        waiting = Reply.objects.to_be_checked().under_public_stories().for_listing()
        return [row_of(reply) for reply in waiting.order_by("created_at", "pk")[: self.most]]


class OwnReplies(WorkList):
    """What a person has begun and not sent, and what came back to them."""

    title = "Your replies"
    permission = WRITE
    empty = "You have no reply to finish."
    order = 130

    @property
    def more_url(self):
        return reverse("replies:index")

    def rows(self, now):
        mine = Reply.objects.to_be_mended().under_public_stories().filter(written_by=self.user).for_listing()
        return [row_of(reply) for reply in mine.order_by("created_at", "pk")[: self.most]]


class StoriesToAnswer(WorkList):
    title = "Stories to answer"
    permission = WRITE
    empty = "No story about your organisation waits for an answer."
    order = 125

    @property
    def more_url(self):
        return reverse("replies:unanswered")

    def rows(self, now):
        waiting = Story.objects.answerable_by(self.user).awaiting_answer().longest_published_first()
        working_days = FeedbackSettings.of_the_site().days_to_answer
        return [
            WorkRow(
                story.title,
                reverse("replies:add", args=[story.pk]),
                since=story.published_at,
                due=read_by(story.published_at, working_days),
            )
            for story in waiting[: self.most]
        ]


class ChangesOverdue(WorkList):
    """Planned changes past their date, for whoever promised them and for whoever checks replies."""

    title = "Changes past their date"
    empty = "No planned change is past its date."
    order = 135

    @property
    def more_url(self):
        return reverse("replies:plans")

    @classmethod
    def is_for(cls, user):
        return answers_or_checks(user)

    def rows(self, now):
        late = Reply.objects.seen_by(self.user).under_public_stories().planned()
        late = late.past_their_date(timezone.localdate(now)).order_by("change_on", "pk")
        return [
            WorkRow(reply.change, reverse("replies:reply", args=[reply.pk]), due=start_of(reply.change_on))
            for reply in late[: self.most]
        ]


def row_of(reply):
    note = f"{reply.organisation}, {reply.get_state_display().lower()}"
    return WorkRow(reply.story.title, reverse("replies:reply", args=[reply.pk]), note=note)


def start_of(day):
    """The first moment after the day on which something was due."""
    moment = timezone.datetime.combine(day + timedelta(days=1), timezone.datetime.min.time())
    return timezone.make_aware(moment)


WORK_LISTS = (RepliesToCheck, StoriesToAnswer, OwnReplies, ChangesOverdue)
