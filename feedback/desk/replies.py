"""One reply: written by whoever answers for its organisation, read and signed by a second person."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from feedback import actions, parts
from feedback.models import Reply, Story
from feedback.moderation import MoveRefused
from feedback.replying import ReplyStep, replies_moves_from
from portal.privacy import identifiers

from .reply_access import ForWhoeverAnswers
from .reply_forms import CheckForm, ReplyForm

# What each button does, what it is called, and what it says when it is done.
DECISIONS = {
    ReplyStep.APPROVE: (actions.approve_reply, "Approve", "The reply is approved."),
    ReplyStep.SEND_BACK: (actions.send_back_reply, "Send back", "The reply is back with whoever wrote it."),
    ReplyStep.CALL_BACK: (actions.call_back_reply, "Take back to change it", "You can change the reply."),
    ReplyStep.UNDO: (actions.undo_approval, "Undo the approval", "The reply waits to be checked again."),
    ReplyStep.TAKE_DOWN: (actions.take_down_reply, "Take down", "The reply is off the story’s page."),
    ReplyStep.PUT_ASIDE: (actions.put_reply_aside, "Put aside", "The reply is put aside."),
    ReplyStep.REOPEN: (actions.reopen_reply, "Open again", "You can write on at the reply."),
}
KEEPS = ("save", ReplyStep.SEND)


class WritingView(ForWhoeverAnswers, WagtailAdminTemplateMixin, View):
    """The page of one reply. What it shows depends on what the table lets this person do."""

    template_name = "feedback/desk/reply.html"
    header_icon = "comment"
    page_title = "Reply"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.now, self.today = timezone.now(), timezone.localdate()
        self.reply = self.find(**kwargs)
        self.story = self.reply.story
        writers = self.reply.writers() if self.reply.pk else set()
        self.moves = {move.step for move in replies_moves_from(self.reply, request.user, writers)}

    def get(self, request, *args, **kwargs):
        return self._shown(self._form(), CheckForm(initial={"seen": self.reply.version}))

    def post(self, request, *args, **kwargs):
        step = request.POST.get("decision", "save")
        if step in KEEPS:
            return self._keep(is_sent=step == ReplyStep.SEND)
        if step not in DECISIONS:
            raise Http404
        return self._decide(step)

    def _keep(self, *, is_sent):
        form = self._form(self.request.POST, is_sent=is_sent)
        if not form.is_valid():
            return self._shown(form, CheckForm(), status=422)
        try:
            said = self._kept(form, is_sent)
        except (actions.ChangedMeanwhile, MoveRefused) as refusal:
            form.add_error(None, str(refusal))
            return self._shown(form, CheckForm(), status=422)
        messages.success(self.request, said)
        return redirect("replies:reply", self.reply.pk)

    def _kept(self, form, is_sent):
        who_and_when = {"by": self.request.user, "now": self.now}
        version = form.cleaned_data["seen"]
        self.reply = actions.save_reply(reply=form.save(commit=False), version=version, **who_and_when)
        if not is_sent:
            return "The reply is kept. Nobody else sees it yet."
        actions.send_reply(reply=self.reply, version=self.reply.version, **who_and_when)
        return "The reply is sent. A second person checks it before it is shown."

    def _decide(self, step):
        act, _, said = DECISIONS[step]
        form = CheckForm(self.request.POST)
        if not form.is_valid():
            return self._shown(self._form(), form, status=422)
        told = form.cleaned_data
        more = {"checks": told["checks"]} if step == ReplyStep.APPROVE else {}
        if step in (ReplyStep.SEND_BACK, ReplyStep.TAKE_DOWN):
            more["reason"] = told["reason"]
        try:
            act(reply=self.reply, by=self.request.user, now=self.now, version=told["seen"], **more)
        except (actions.ChangedMeanwhile, MoveRefused) as refusal:
            form.add_error("checks" if step == ReplyStep.APPROVE else "reason", str(refusal))
            return self._shown(self._form(), form, status=422)
        messages.success(self.request, said)
        return redirect("replies:reply", self.reply.pk)

    def _form(self, data=None, **more):
        return ReplyForm(data, instance=self.reply, user=self.request.user, today=self.today, **more)

    def _may_write(self):
        return self.reply.pk is None or ReplyStep.WRITE in self.moves

    def _shown(self, form, check, status=200):
        context = self.get_context_data(form=form, check=check)
        return self.render_to_response(context, status=status)

    def get_page_title(self):
        return "Reply" if self.reply.pk else "New reply"

    def get_breadcrumbs_items(self):
        above = {"url": reverse("replies:index"), "label": "Replies"}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        reply, is_kept = self.reply, self.reply.pk is not None
        return super().get_context_data(
            **kwargs,
            reply=reply,
            story=self.story,
            parts=parts.split(self.story.words),
            may_write=self._may_write(),
            may_check=ReplyStep.APPROVE in self.moves,
            wants_note=bool({ReplyStep.SEND_BACK, ReplyStep.TAKE_DOWN} & self.moves),
            buttons=[(step, words) for step, (_, words, _) in DECISIONS.items() if step in self.moves],
            doubts=identifiers.find(f"{reply.words}\n{reply.change}") if is_kept else [],
            steps=reply.steps.select_related("by") if is_kept else [],
            earlier=self._earlier(),
            may_report=self._may_report(),
        )

    def _earlier(self):
        """What stands under the story already."""
        return self.story.replies.published().exclude(pk=self.reply.pk).select_related("organisation")

    def _may_report(self):
        return bool(self.reply.pk) and Reply.objects.awaiting_report().filter(pk=self.reply.pk).exists()


class ReplyView(WritingView):
    """A reply that is there already, for whoever may see it."""

    def find(self, *, pk):
        return get_object_or_404(self._all().select_related("story", "organisation"), pk=pk)

    def _all(self):
        return Reply.objects.seen_by(self.request.user).under_public_stories()


class NewReplyView(WritingView):
    """A reply to a story that nobody of the organisation is answering yet."""

    def find(self, *, story_pk):
        stories = Story.objects.answerable_by(self.request.user)
        story = get_object_or_404(stories.select_related("organisation"), pk=story_pk)
        mine = self.request.user.organisation
        return Reply(story=story, organisation=story.organisation or mine)

    def get(self, request, *args, **kwargs):
        """Where a reply of the organisation is on its way already, that one opens."""
        begun = Reply.objects.in_progress().filter(story=self.story, organisation=self.reply.organisation_id)
        if found := begun.first():
            return redirect("replies:reply", found.pk)
        return super().get(request, *args, **kwargs)


class ReportView(WritingView):
    """What became of a planned change: a reply that follows the plan, checked as every other is."""

    def find(self, *, pk):
        seen = Reply.objects.seen_by(self.request.user).under_public_stories()
        plan = get_object_or_404(seen.select_related("story", "organisation"), pk=pk)
        if not Reply.objects.awaiting_report().filter(pk=pk).exists():
            raise Http404
        return Reply(
            story=plan.story,
            organisation=plan.organisation,
            follows=plan,
            speaks_for=plan.speaks_for,
            outcome=Reply.Outcome.CHANGE_MADE,
            change=plan.change,
            change_owner=plan.change_owner,
        )
