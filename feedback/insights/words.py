"""What a page of figures says about what it leaves out."""

from portal.privacy.disclosure import HIDDEN, rule_in_force


def what_is_hidden():
    """Why figures are hidden, rounded or late, in sentences for everybody."""
    rule = rule_in_force()
    return (
        f"{HIDDEN} stands for a number from 1 to {rule.threshold}, or for one beside it that would give it "
        f"away. All other numbers are rounded to the nearest {rule.multiple}, so they may not add up, and "
        "shares are made of the rounded numbers. This keeps anybody who told us something from being "
        "recognised.\n\n"
        "Figures cover whole quarters and appear four weeks after a quarter ends. They then stay as they "
        "are. Stories that were withdrawn or erased before that are not counted. How long answers took, and "
        "promises, are exact: everybody can read those stories and promises."
    )
