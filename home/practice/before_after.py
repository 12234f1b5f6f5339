"""Two bars for each number that was counted before and after."""


def drawn(measures):
    """Each measure with the width of its bars out of a hundred, on its own scale."""
    return [{"measure": measure, **_widths(measure)} for measure in measures]


def _widths(measure):
    most = max(measure.before, measure.after) or 1
    return {
        "before_width": f"{100 * measure.before / most:.1f}",
        "after_width": f"{100 * measure.after / most:.1f}",
    }
