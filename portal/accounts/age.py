"""How long ago, in the words that a person would say. Pure: the moment `now` is given."""

HOUR = 60 * 60
DAY = 24 * HOUR


def age_in_words(since, now):
    """'just now', '3 hours', '2 days', '5 weeks': the largest whole unit that has passed."""
    seconds = max(0, (now - since).total_seconds())
    if seconds < HOUR:
        return "just now"
    if seconds < DAY:
        return _counted(seconds // HOUR, "hour")
    if seconds < 14 * DAY:
        return _counted(seconds // DAY, "day")
    return _counted(seconds // (7 * DAY), "week")


def overdue_in_words(due, now):
    """'today' on the day itself, else how long ago it should have been done."""
    seconds = (now - due).total_seconds()
    return "due today" if seconds < DAY else f"overdue by {age_in_words(due, now)}"


def _counted(number, unit):
    return f"{int(number)} {unit}" if int(number) == 1 else f"{int(number)} {unit}s"
