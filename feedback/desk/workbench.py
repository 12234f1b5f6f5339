"""One story on the desk: its words beside the original, how it is sorted, what is decided, and its trail."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from feedback import actions
from feedback.consent import Consent
from feedback.models import Story, StoryOriginal
from feedback.moderation import MoveRefused, State, Step, moves_from

from .access import MODERATE, REPLY, SEE_ORIGINALS, OnlyFor
from .facts import facts_of
from .forms import LISTS, DecisionForm, RevisionForm

NEXT_IN_SIGHT = 8
# What each button does after the words and tags are kept, what it is called, and what it says when done.
DECISIONS = {
    Step.PUBLISH: (actions.publish, "Publish", "The story is published."),
    Step.DECLINE: (actions.decline, "Decline", "The story is declined."),
    Step.TAKE_DOWN: (actions.take_down, "Take down", "The story is off every public page."),
    Step.REOPEN: (actions.reopen, "Open again", "The story is in review again."),
    Step.WITHDRAW: (actions.withdraw, "Withdraw for the author", "The story is withdrawn."),
}
NEEDS_NO_REASON = {Step.PUBLISH}
KEEPS_NO_CHANGES = {Step.TAKE_DOWN, Step.REOPEN, Step.WITHDRAW}


class WorkbenchView(OnlyFor, WagtailAdminTemplateMixin, View):
    template_name = "feedback/desk/workbench.html"
    header_icon = "openquote"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        stories = Story.objects.select_related("care_site", "organisation")
        self.story = get_object_or_404(stories, pk=kwargs["pk"])
        self.now, self.today = timezone.now(), timezone.localdate()

    def get(self, request, *args, **kwargs):
        form = RevisionForm.of(self.story, today=self.today)
        decision = DecisionForm(initial={"version": self.story.version})
        return self.render_to_response(self.get_context_data(form=form, decision=decision))

    def post(self, request, *args, **kwargs):
        if not request.user.has_perm(MODERATE):
            raise PermissionDenied
        step = request.POST.get("decision", "")
        form = RevisionForm(request.POST, story=self.story, today=self.today)
        decision = DecisionForm(request.POST)
        keeps = self._may_edit() and step not in KEEPS_NO_CHANGES
        if not decision.is_valid() or (keeps and not form.is_valid()):
            return self._shown_again(form, decision)
        try:
            said = self._decide(step, decision.cleaned_data, form.revision() if keeps else None)
        except actions.ChangedMeanwhile as clash:
            return self._beside_what_stands_now(form, clash)
        except MoveRefused as refusal:
            decision.add_error("reason", str(refusal))
            return self._shown_again(form, decision)
        messages.success(request, said)
        return redirect(self._where_next(step))

    @transaction.atomic
    def _decide(self, step, told, revision):
        """Keep what was changed and take the step, both or neither. Returns what to say."""
        story, version, reason = self.story, told["version"], told["reason"]
        who_and_when = {"by": self.request.user, "now": self.now}
        if revision:
            story = actions.edit(
                story=story, revision=revision, version=version, reason=reason, **who_and_when
            )
            version = story.version
        if step not in DECISIONS:
            return "Your changes are kept."
        act, _, said = DECISIONS[step]
        why = {} if step in NEEDS_NO_REASON else {"reason": reason}
        act(story=story, version=version, **who_and_when, **why)
        return said

    def _may_edit(self):
        return any(move.step == Step.EDIT for move in self._moves())

    def _moves(self):
        """What this person may do. Whoever keeps a change of a new story takes it into review with that."""
        is_new = self.story.state == State.RECEIVED
        return moves_from(State.IN_REVIEW if is_new else self.story.state, self.request.user)

    def _where_next(self, decision):
        """After a decision the next story opens by itself; after saving, the same one."""
        if decision not in DECISIONS:
            return reverse("stories:story", args=[self.story.pk])
        following = Story.objects.awaiting_review().most_pressing_first().exclude(pk=self.story.pk).first()
        return reverse("stories:story", args=[following.pk]) if following else reverse("stories:index")

    def _beside_what_stands_now(self, form, clash):
        """What was typed is shown beside what another saved, ready to be saved over it."""
        self.story.refresh_from_db()
        decision = DecisionForm({"version": self.story.version, "reason": form.data.get("reason", "")})
        decision.add_error(None, str(clash))
        return self._shown_again(form, decision, status=409, stands_now=self.story.words)

    def _shown_again(self, form, decision, *, status=422, **more):
        context = self.get_context_data(form=form, decision=decision, **more)
        return self.render_to_response(context, status=status)

    def get_page_title(self):
        return self.story.reference

    def get_breadcrumbs_items(self):
        above = {"url": reverse("stories:index"), "label": "Stories"}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.story.reference}]

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            **kwargs,
            lists=[(kwargs["form"][name], chosen_in(kwargs["form"][name])) for name in LISTS],
            problems=problems_of(kwargs["decision"], kwargs["form"]),
            story=self.story,
            facts=facts_of(self.story, self.now),
            original=original_for(user, self.story),
            sees_originals=user.has_perm(SEE_ORIGINALS),
            may_edit=self._may_edit(),
            may_reply=user.has_perm(REPLY) and self.story.is_published,
            buttons=buttons_for(self.story, self._moves()),
            suggestions=self.story.suggestions.select_related("theme"),
            replies=self.story.replies.select_related("organisation"),
            steps=self.story.steps.select_related("by"),
            waiting=Story.objects.awaiting_review().count(),
            queue=Story.objects.awaiting_review().most_pressing_first()[:NEXT_IN_SIGHT],
        )


def chosen_in(field):
    """The labels that are ticked."""
    return [str(box.choice_label) for box in field.subwidgets if box.data["selected"]]


def problems_of(*forms):
    """Every message of the forms, for the top of the page."""
    return [message for form in forms for messages in form.errors.values() for message in messages]


def original_for(user, story):
    """The author's own words, for whoever may see them, until the day on which they are deleted."""
    return StoryOriginal.objects.filter(story=story).first() if user.has_perm(SEE_ORIGINALS) else None


def buttons_for(story, moves):
    """What may be pressed now, as pairs of a step and its words. Without consent nothing is published."""
    steps = {move.step for move in moves}
    if story.consent == Consent.ALLIANCE_ONLY:
        steps.discard(Step.PUBLISH)
    return [(step, words) for step, (_, words, _) in DECISIONS.items() if step in steps]
