"""Where a consultation stands, in words: days in London, the closing time, the clock to the outcome."""

from consultations import stages
from consultations.stages import LONDON, Stage

WEEKS_TO_ANSWER = stages.TIME_TO_ANSWER.days // 7


def standing(page, now):
    """One short line on where it stands, for example “12 days left”."""
    return {
        Stage.FORTHCOMING: _until_opening,
        Stage.OPEN: _until_closing,
        Stage.PAUSED: _until_it_goes_on,
        Stage.CLOSED: _until_outcome,
        Stage.ANSWERED: _since_outcome,
        Stage.ARCHIVED: _since_outcome,
    }[page.stage_at(now)](page, now)


def _until_opening(page, now):
    days = stages.days_until(page.opens_at, now)
    return {0: f"Opens today at {clock(page.opens_at)}", 1: "Opens tomorrow"}.get(
        days, f"Opens in {days} days"
    )


def _until_closing(page, now):
    days = stages.days_left(page.closes_at, now)
    return {0: f"Closes today at {clock(page.closes_at)}", 1: "Closes tomorrow"}.get(
        days, f"{days} days left"
    )


def _until_it_goes_on(page, now):
    return f"Paused since {day(stages.day_of(page.paused_at))}"


def _until_outcome(page, now):
    if is_late(page, now):
        return f"The outcome was due by {day(page.outcome_due)} and is late"
    due = day(page.outcome_due)
    if page.outcome_due_date:
        return f"Outcome due by {due}"
    week = stages.weeks_into_reading(page.closes_at, now)
    return f"Week {week} of {WEEKS_TO_ANSWER}, outcome due by {due}"


def _since_outcome(page, now):
    return f"Outcome published on {day(stages.day_of(page.outcome_published_at))}"


def is_late(page, now):
    """True from the day after the outcome was due, until it is there."""
    return page.stage_at(now) == Stage.CLOSED and stages.day_of(now) > page.outcome_due


def apology(page, now):
    """What is owed to those who answered where the outcome is late; empty where it is not."""
    if not is_late(page, now):
        return ""
    promised = f"We said that the outcome would be here by {day(page.outcome_due)}."
    return f"{promised} It is not, and we are sorry. {page.late_reason or 'We are still working on it.'}"


def closing(page, now):
    """Until when one can answer, as a sentence."""
    if page.stage_at(now) == Stage.PAUSED:
        return f"It was paused on {day(stages.day_of(page.paused_at))}."
    verb = "closes" if now < page.closes_at else "closed"
    return f"It {verb} on {day(stages.last_day(page.closes_at))} at {clock(page.closes_at)}."


def steps(page, now):
    """The life of the consultation as a line of steps, for components/progress_steps.html."""
    here = STEP_OF[page.stage_at(now)]
    outcome = page.outcome_published_at if here == 3 else None
    points = (
        (
            "Open for answers",
            page.opens_at,
            f"until {day(stages.last_day(page.closes_at))}, {clock(page.closes_at)}",
        ),
        ("We read every answer", page.closes_at, ""),
        ("Outcome", outcome or page.outcome_due, "" if outcome else "at the latest"),
    )
    return [
        {"label": label, "date": date, "note": note, "state": _state(place, here)}
        for place, (label, date, note) in enumerate(points, start=1)
    ]


STEP_OF = {
    Stage.FORTHCOMING: 0,
    Stage.OPEN: 1,
    Stage.PAUSED: 1,
    Stage.CLOSED: 2,
    Stage.ANSWERED: 3,
    Stage.ARCHIVED: 3,
}


def _state(place, here):
    """`here` is 0 before the opening and 3 once all is done."""
    if place < here or here == 3:
        return "done"
    return "current" if place == here else "todo"


def day(date):
    """For example “3 June 2026”."""
    return f"{date.day} {date:%B %Y}"


def clock(moment):
    """The time in London as people say it: 5pm, 11:59pm, midday, midnight."""
    local = moment.astimezone(LONDON)
    if (local.hour, local.minute) in NAMED_HOURS:
        return NAMED_HOURS[local.hour, local.minute]
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


NAMED_HOURS = {(0, 0): "midnight", (12, 0): "midday"}
