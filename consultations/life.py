"""What may be done to a consultation that runs, from which stage, and what of it no draft undoes. Pure."""

from django.db.models import TextChoices

from consultations import stages
from consultations.stages import Stage

# What happened to a page is kept on the page; what was promised to the public, once it was public.
ALWAYS_KEPT = ("paused_at", "archived_at", "late_reason", "version")
KEPT_ONCE_OPEN = ("opens_at", "closes_at")


class StepRefused(Exception):
    """A step that cannot be taken now, with the reason as a sentence."""


class Step(TextChoices):
    EXTEND = "extend", "Keep it open for longer"
    PAUSE = "pause", "Pause it"
    RESUME = "resume", "Open it again after the pause"
    REOPEN = "reopen", "Open it again after the close"
    EXPLAIN = "explain", "Say why the outcome is late"
    ARCHIVE = "archive", "Put it into the archive"


FROM = {
    Step.EXTEND: {Stage.OPEN, Stage.PAUSED},
    Step.PAUSE: {Stage.OPEN},
    Step.RESUME: {Stage.PAUSED},
    Step.REOPEN: {Stage.CLOSED},
    Step.EXPLAIN: {Stage.CLOSED},
    Step.ARCHIVE: {Stage.ANSWERED},
}
TO_A_NEW_CLOSE = frozenset({Step.EXTEND, Step.REOPEN})


def steps_from(stage):
    return [step for step in Step if stage in FROM[step]]


def check_can(step, stage):
    if stage not in FROM[step]:
        raise StepRefused(f"It is “{stage.label}” now, so you cannot do this: {step.label.lower()}.")


def check_new_close(until, *, closes, outcome, now):
    """Raises where a consultation that closes, or closed, at `closes` may not close at `until` instead."""
    if until <= max(now, closes):
        raise StepRefused("Choose a later moment: after now, and after the moment at which it closes.")
    if outcome and until > outcome:
        raise StepRefused("Choose a moment before the one from which the outcome is shown.")


def fields_kept(page, now):
    """The names of the fields that a draft of this page may not bring back as they once were."""
    is_public = page.live and stages.stage_on(page.opens_at, page.closes_at, None, now) != Stage.FORTHCOMING
    return [*ALWAYS_KEPT, *(KEPT_ONCE_OPEN if is_public else ())]


def reason_against_moving(page, moved, now):
    """Why an editor may not change these dates of the page as it is saved; empty where they may."""
    kept = {*moved} & {*KEPT_ONCE_OPEN} & {*fields_kept(page, now)}
    if "opens_at" in kept:
        return "It has opened, so its opening stays as it is."
    if kept:
        return "People have been told when it closes. To change that, use “Run it”, where you also say why."
    return ""
