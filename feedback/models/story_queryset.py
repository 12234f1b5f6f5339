"""What may be asked of the stories, in words."""

from django.db.models import Exists, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Coalesce

from feedback.moderation import WAITING_FOR_US, State, Step
from feedback.replying import ENDED, WRITE, WRITE_FOR_ANY
from feedback.routing import remit_of
from portal.taxonomy.models import ClassifiedQuerySet
from portal.taxonomy.models.classified import owners

from .concern import StoryConcern
from .legal_hold import LegalHold
from .reply import Reply
from .scales import Seriousness
from .themes import ThemedStory


class StoryQuerySet(ClassifiedQuerySet):
    def sent_with(self, key):
        """The story that was sent with this key, or None."""
        return self.filter(submission_key=key).first() if key else None

    def published(self):
        """Exactly what a stranger may read."""
        return self.filter(state=State.PUBLISHED)

    def heard(self):
        """What people told us and let us keep: the figures count these."""
        return self.exclude(state__in=(State.WITHDRAWN, State.ERASED))

    def left(self):
        """What its author took back."""
        return self.filter(state__in=(State.WITHDRAWN, State.ERASED))

    def received_between(self, since, until):
        """From one moment up to and without the other."""
        return self.filter(received_at__gte=since, received_at__lt=until)

    def awaiting_review(self):
        """What waits for a moderator, whether or not somebody has opened it."""
        return self.filter(state__in=WAITING_FOR_US)

    def most_pressing_first(self):
        """What is held first, then by seriousness, then by age. Each story knows whether it `is_held`.

        What nobody has graded yet counts as moderate, so that it is not last.
        """
        pressing = Coalesce("seriousness", Value(Seriousness.MODERATE))
        held = Exists(StoryConcern.objects.open().filter(story=OuterRef("pk")))
        return self.annotate(is_held=held).order_by("-is_held", pressing.desc(), "received_at", "pk")

    def within(self, remit):
        """Only the stories that belong to the remit (routing.Remit)."""
        if remit.everything:
            return self
        mine = Q(pk__in=owners(self.model, "tumour_sites", "__group__in", remit.groups))
        if remit.organisation is not None:
            mine |= Q(organisation=remit.organisation)
        if remit.held:
            mine |= Q(pk__in=StoryConcern.objects.open().values("story"))
        return self.filter(mine)

    def received_before(self, moment):
        return self.filter(received_at__lt=moment)

    def not_open_elsewhere(self, user, since):
        """Without what somebody else has had open on the desk since the moment."""
        return self.exclude(Q(opened_at__gte=since) & ~Q(opened_by=user))

    def awaiting_answer(self):
        """Published, and no organisation has answered or begun to."""
        begun = Reply.objects.exclude(state__in=ENDED).filter(story=OuterRef("pk"))
        return self.published().filter(~Exists(begun))

    def answerable_by(self, user):
        """What the person may answer: what is within their remit, or about their own organisation."""
        if user.has_perm(WRITE_FOR_ANY):
            return self.published().within(remit_of(user))
        if not (user.has_perm(WRITE) and user.organisation_id):
            return self.none()
        return self.published().filter(organisation=user.organisation_id)

    def awaiting_second_look(self):
        """Typed in by somebody of ours, and not yet compared by another; the oldest first."""
        typed = self.awaiting_review().filter(source__in=("paper", "phone"), checked_at__isnull=True)
        return typed.order_by("received_at", "pk")

    def longest_published_first(self):
        return self.order_by("published_at", "pk")

    def held_by_law(self, today):
        """What no clock may delete."""
        return self.filter(pk__in=LegalHold.objects.in_force(today).values("story"))

    def told_before(self, moment):
        """Whatever became of it, as long as it has words."""
        return self.exclude(state=State.ERASED).filter(received_at__lt=moment)

    def withdrawn_before(self, moment):
        """A story is withdrawn once, and then only erased."""
        return self.filter(state=State.WITHDRAWN, steps__step=Step.WITHDRAW, steps__at__lt=moment)

    def erased_before(self, moment):
        return self.filter(state=State.ERASED, steps__step=Step.ERASE, steps__at__lt=moment)

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def most_shared_first(self):
        return self.order_by("-shared_count", "-published_at", "-pk")

    def changed_something_first(self):
        changed = Reply.objects.published().filter(story=OuterRef("pk"), outcome=Reply.Outcome.CHANGE_MADE)
        return self.annotate(changed_something=Exists(changed)).order_by(
            "-changed_something", "-published_at", "-pk"
        )

    def with_theme(self, themes):
        return self.filter(pk__in=ThemedStory.objects.filter(tag__in=themes).values("content_object"))

    def with_concerns(self):
        return self.prefetch_related("concerns")

    def for_desk(self):
        """One story with whatever the desk shows beside its words."""
        beside = ("care_site", "organisation", "opened_by", "entered_by", "checked_by")
        people = ("concerns__raised_by", "concerns__settled_by")
        return self.select_related(*beside).prefetch_related(*people)

    def for_listing(self):
        """What a card shows: the story, its terms and its published replies."""
        return self.prefetch_related(*on_a_card())


def on_a_card():
    """What a card needs besides the story itself: its terms and its published replies."""
    replies = Reply.objects.published().select_related("organisation").order_by("published_at", "pk")
    return "tumour_sites", "priorities", "stages", Prefetch("replies", replies, to_attr="published_replies")
