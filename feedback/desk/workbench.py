"""One story on the desk: its words with what could name somebody, how it is sorted, and what is decided."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from feedback import actions
from feedback.models import ConcernKind, StoryOriginal
from feedback.moderation import MoveRefused, Step
from feedback.people import is_on_duty, on_duty, stories_of
from feedback.waiting import waiting_for

from .access import MODERATE, REPLY, SEE_ORIGINALS, OnlyFor
from .deciding import FIRST, held_back_because, moves_on_the_desk, offered
from .facts import facts_of
from .forms import RevisionForm
from .naming import speaks_of
from .neighbours import Neighbours
from .pressing import RAISE, Press
from .reading import reading_of
from .sorting import term_lists

SHOWN = "shown"


class WorkbenchView(OnlyFor, WagtailAdminTemplateMixin, View):
    template_name = "feedback/desk/workbench.html"
    header_icon = "openquote"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.now, self.today = timezone.now(), timezone.localdate()
        self.stories = stories_of(request.user)
        self.story = get_object_or_404(self.stories.for_desk(), pk=kwargs["pk"])
        self.moderates = request.user.has_perm(MODERATE)
        self.press = Press.of(request.POST)

    def get(self, request, *args, **kwargs):
        if self.moderates:
            actions.open_on_desk(story=self.story, by=request.user, now=self.now)
        return self.render_to_response(
            self.get_context_data(form=RevisionForm.of(self.story, today=self.today))
        )

    def post(self, request, *args, **kwargs):
        press = self.press
        if not self.moderates and press.what != RAISE:
            raise PermissionDenied
        form = RevisionForm(request.POST, story=self.story, today=self.today)
        keeps = self._may_edit() and press.keeps_changes
        if keeps and not form.is_valid():
            return self._shown_again(form, problems_of(form))
        try:
            said = self._do(press, form.revision() if keeps else None)
        except actions.ChangedMeanwhile as clash:
            return self._beside_what_stands_now(form, clash)
        except MoveRefused as refusal:
            return self._shown_again(form, [str(refusal)])
        messages.success(request, said)
        return redirect(self._where_next(press))

    @transaction.atomic
    def _do(self, press, revision):
        """Keep what was changed and do what was pressed, both or neither. Returns what to say."""
        story, by = self.story, self.request.user
        if self.moderates:
            story = actions.seen_as(story=story, version=version_in(self.request.POST))
        if revision:
            story = actions.edit(story=story, revision=revision, by=by, version=story.version, now=self.now)
        return press.do(story, by=by, now=self.now)

    def _may_edit(self):
        return any(move.step == Step.EDIT for move in moves_on_the_desk(self.story, self.request.user))

    def _where_next(self, press):
        """After a decision the next story opens by itself; after anything else the same one, as it was.

        What was theirs only while it was held is no longer: whoever settled it goes back to what is held.
        """
        if press.decision:
            return self._following()
        if not stories_of(self.request.user).filter(pk=self.story.pk).exists():
            return reverse("stories:concerns")
        shown = f"?words={SHOWN}" if self._words_are_shown() else ""
        return reverse("stories:story", args=[self.story.pk]) + shown

    def _following(self):
        since = self.now - actions.HELD_FOR
        waiting = self.stories.awaiting_review().not_open_elsewhere(self.request.user, since)
        following = waiting.exclude(pk=self.story.pk).most_pressing_first().first()
        return reverse("stories:story", args=[following.pk]) if following else reverse("stories:index")

    def _words_are_shown(self):
        return not speaks_of(self.story) or self.request.GET.get("words") == SHOWN

    def _beside_what_stands_now(self, form, clash):
        """What was typed is shown beside what another saved, ready to be saved over it."""
        self.story = self.stories.for_desk().get(pk=self.story.pk)
        return self._shown_again(form, [str(clash)], status=409, clashes=True)

    def _shown_again(self, form, problems, *, status=422, **more):
        context = self.get_context_data(form=form, problems=problems, **more)
        return self.render_to_response(context, status=status)

    def get_page_title(self):
        return self.story.reference

    def get_breadcrumbs_items(self):
        above = {"url": reverse("stories:index"), "label": "Stories"}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.story.reference}]

    def get_context_data(self, *, form, **kwargs):
        user, story = self.request.user, self.story
        may_edit = self._may_edit()
        decisions = offered(story, user)
        return super().get_context_data(
            form=form,
            lists=term_lists(form, story) if may_edit else [],
            story=story,
            speaks_of=speaks_of(story),
            is_shown=self._words_are_shown(),
            reading=reading_of(story, marked=may_edit),
            facts=facts_of(story, self.now),
            may_edit=may_edit,
            moderates=self.moderates,
            first=[each for each in decisions if each.step in FIRST],
            others=[each for each in decisions if each.step not in FIRST],
            held_back_because=held_back_because(story, user),
            concerns=story.concerns.all(),
            may_settle=is_on_duty(user),
            duty=on_duty(),
            elsewhere=actions.who_else_has(story, user, self.now) if self.moderates else None,
            original=original_for(user, story),
            sees_originals=user.has_perm(SEE_ORIGINALS),
            may_reply=user.has_perm(REPLY) and story.is_published,
            replies=story.replies.select_related("organisation"),
            said=story.messages.select_related("by"),
            redactions=story.redactions.select_related("by"),
            steps=story.steps.select_related("by"),
            waiting=waiting_for(user, self.now),
            neighbours=Neighbours.of(story, self.stories),
            concern_kinds=ConcernKind.choices,
            pressed=self.press.what,
            typed=self.press.told_why,
            **kwargs,
        )


def version_in(sent):
    """The version that the moderator had before them; 0 where the form does not say, which is nobody's."""
    version = sent.get("version", "")
    return int(version) if version.isdecimal() else 0


def problems_of(*forms):
    """Every message of the forms, for the top of the page."""
    return [message for form in forms for messages in form.errors.values() for message in messages]


def original_for(user, story):
    """The author's own words, for whoever may see them, until the day on which they are deleted."""
    return StoryOriginal.objects.filter(story=story).first() if user.has_perm(SEE_ORIGINALS) else None
