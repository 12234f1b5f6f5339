"""Learning anew from what moderators decided: asked for by a person or by the clock, done by the worker."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from feedback.models import TrainingRun

from . import examples, machine
from .learning import TagFigures
from .rules import RuleBook
from .tags import tag_named, terms_in_use

# The clock learns anew when so many stories were decided since, or when one that was learned from has gone.
NEW_DECISIONS = 20

State = TrainingRun.State


@transaction.atomic
def ask(*, by=None, now):
    """A run that will begin when the worker is free. While one is under way, that one."""
    from .tasks import train

    under_way = TrainingRun.objects.select_for_update().under_way(now).first()
    if under_way:
        return under_way
    run = TrainingRun.objects.create(asked_by=by, asked_at=now)
    train.enqueue(run.pk)
    return run


def is_due(*, now):
    """Whether the clock should ask: there is something to learn, to unlearn, or a file of another version."""
    last = TrainingRun.objects.latest_done()
    since = last.asked_at if last else None
    if last and (examples.anything_gone_since(since) or machine.learned() is None):
        return True
    return examples.decided_since(since) >= NEW_DECISIONS


def learn(run, *, now):
    """Learn from everything decided until now, and write down how well it would have done."""
    book, terms = RuleBook.in_force(), terms_in_use(timezone.localdate(now))
    run.state, run.last_decision_at = State.RUNNING, examples.last_decision_at()
    run.save(update_fields=["state", "last_decision_at"])
    known = list(examples.examples(book))
    fitting, storing = machine.fitting(), machine.storing()
    try:
        model, figures = fitting.fit(
            known, made=_made(known, now), progress=lambda percent: _say(run, percent)
        )
    except fitting.TooFew:
        storing.forget()
        return _end(run, State.TOO_FEW, stories=len(known))
    storing.save(model)
    return _end(run, State.DONE, stories=len(known), figures=_rows(figures, known, terms))


def fail(run):
    _end(run, State.FAILED)


def _made(known, now):
    return {"trained_at": now.isoformat(timespec="seconds"), "stories": len(known)}


def _say(run, percent):
    TrainingRun.objects.filter(pk=run.pk).update(percent=percent)


def _end(run, state, **facts):
    run.state, run.percent, run.ended_at = state, 100, timezone.now()
    for name, value in facts.items():
        setattr(run, name, value)
    run.save(update_fields=["state", "percent", "ended_at", *facts])
    return run


def _rows(figures, known, terms):
    """{"terms": a row a term, with the rules beside what was learned, "lists": a row a list}."""
    ruled = rule_figures(known)
    learned = {row.tag: row for row in figures.tags}
    told = [tag for tag in terms if tag in learned or tag in ruled]
    return {
        "terms": [_row(tag, terms[tag].name, learned.get(tag), ruled.get(tag)) for tag in told],
        "lists": [asdict(row) for row in figures.lists],
    }


def _row(tag, name, learned, ruled):
    return {
        "kind": tag.kind,
        "key": tag.key,
        "name": name,
        "stories": (learned or ruled).stories,
        "learned": _plain(learned),
        "ruled": _plain(ruled),
    }


def _plain(figures):
    return {name: value for name, value in asdict(figures).items() if name != "tag"} if figures else None


def rule_figures(known):
    """{Tag: TagFigures}: how the word rules alone do on the same stories."""
    figures = {}
    for example in known:
        hit = {tag_named(name) for name, _, _ in example.hits}
        for tag in hit | example.tags:
            if tag.kind in example.kinds:
                row = figures.setdefault(tag, TagFigures(tag=tag, stories=0))
                row.stories += tag in example.tags
                row.proposed += tag in hit
                row.right += tag in hit and tag in example.tags
    return figures
