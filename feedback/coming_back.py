"""Everything that an author finds on the page that their receipt words open."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from feedback.actions.forgetting import WITHDRAWN_KEPT
from feedback.comparing import compare, is_heading
from feedback.consent import Consent
from feedback.cues import cues_in
from feedback.models import StoryMessage
from feedback.moderation import State, Step, moves_from
from feedback.parts import split
from feedback.receipt_forms import HelpedForm, NewsForm, addition_form, answer_form, why_form
from feedback.whereabouts import NOW, line_of

FORMS = {"answer": answer_form, "more": addition_form, "why": why_form, "news": NewsForm}
SHOWS_EDITED = (State.APPROVED, State.PUBLISHED)


@dataclass
class ComingBack:
    """`bound` are the forms that came back with something to put right, by their name."""

    story: object
    now: datetime
    bound: dict = field(default_factory=dict)

    @cached_property
    def steps(self):
        return list(self.story.steps.all())

    @cached_property
    def replies(self):
        """Answers are read where the story can be read: while it is published."""
        if self.story.state != State.PUBLISHED:
            return []
        return list(
            self.story.replies.published().select_related("organisation").order_by("published_at", "pk")
        )

    @cached_property
    def messages(self):
        return list(self.story.messages.all())

    @cached_property
    def hold(self):
        return self.story.legal_holds.in_force(timezone.localdate(self.now)).first()

    @cached_property
    def contact(self):
        return getattr(self.story, "contact", None)

    @property
    def sentence(self):
        return NOW[self.story.state]

    @property
    def line(self):
        return line_of(self.story, self.steps, self.replies)

    @property
    def question(self):
        """The moderator's question that waits, or None."""
        if self.story.state != State.WAITING_AUTHOR:
            return None
        asked = [message for message in self.messages if message.kind == StoryMessage.Kind.QUESTION]
        return asked[-1] if asked else None

    @property
    def talk(self):
        """What was said so far; the question that waits stands above by itself."""
        return [message for message in self.messages if message != self.question]

    @property
    def asks_why(self):
        """True after the author disagreed, until they have said why or a person has looked again."""
        return bool(self.steps) and self.steps[-1].step == Step.AUTHOR_DISAGREES and not self._said_why

    @property
    def _said_why(self):
        since = self.steps[-1].at
        return any(each.kind == StoryMessage.Kind.DISAGREEMENT and each.at >= since for each in self.messages)

    @property
    def shows_edited(self):
        return self.story.state in SHOWS_EDITED

    @property
    def original(self):
        kept = getattr(self.story, "original", None)
        return kept.words if kept else ""

    @cached_property
    def comparison(self):
        """The author's own words beside the edited ones; None where there is nothing to compare."""
        if not (self.shows_edited and self.original):
            return None
        reasons = [(each.put_instead, each.reason) for each in self.story.redactions.all()]
        return compare(self.original, self.story.words, reasons)

    @property
    def sides(self):
        return [
            ("Your words", "before", _shown(self.comparison.before)),
            ("What others read", "after", _shown(self.comparison.after)),
        ]

    @property
    def own_parts(self):
        """What the author wrote, for as long as it is kept; the words as they stand from then on."""
        return split(self.original or self.story.words)

    @property
    def can(self):
        """The names of the steps that the author may take now."""
        return {move.step.value for move in moves_from(self.story.state, None)}

    @property
    def erased_after(self):
        """The day on which a withdrawn story is erased by itself."""
        left = [step.at for step in self.steps if step.step == Step.WITHDRAW]
        return timezone.localdate(left[-1] + WITHDRAWN_KEPT) if left else None

    @property
    def in_distress(self):
        """True where what the author wrote may mean that they are at risk: they are shown who helps."""
        theirs = [each.words for each in self.messages if each.kind != StoryMessage.Kind.QUESTION]
        return any(cues_in(words) for words in (self.original or self.story.words, *theirs))

    @property
    def is_for_the_alliance(self):
        return self.story.consent == Consent.ALLIANCE_ONLY

    @cached_property
    def forms(self):
        return {name: self.bound.get(name) or make() for name, make in FORMS.items()}

    @cached_property
    def answers(self):
        """Each reply with the form that asks whether it helped."""
        return [(reply, self._helped_form(reply)) for reply in self.replies]

    def _helped_form(self, reply):
        bound = self.bound.get(f"helped-{reply.pk}")
        return bound or HelpedForm(initial={"helped": reply.helped}, prefix=f"helped-{reply.pk}")


def _shown(lines):
    return [(is_heading(line), line) for line in lines]
