"""Themes in what people tell us, and whether any practice that answers them is in use. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gap:
    """One theme, and for each trust how many practices about it are used there.

    share: of all stories, in per cent; rise: of the share, in points; None where there are too few to say.
    """

    theme: str
    url: str
    share: int | None
    rise: int | None
    practices: list
    cells: list
    others: int

    @property
    def is_gap(self):
        return not self.others and not any(count for _, count in self.cells)

    @property
    def change_in_words(self):
        if self.rise is None:
            return "Too few to compare"
        points = "1 point" if abs(self.rise) == 1 else f"{abs(self.rise)} points"
        verb = "Rose" if self.rise > 0 else "Fell"
        return f"{verb} by {points}" if self.rise else "Stayed the same"

    @property
    def in_words(self):
        if not self.practices:
            return "No practice answers it yet"
        return "Written down, and nobody uses it" if self.is_gap else "In use"


def gaps(themes, practices, using, trusts):
    """A row for each theme: those that nothing answers first, and of these what rises most.

    themes: rows of insight; practices: {slug of a theme: its pages}; using: {key of a page: keys of the
    organisations that use it}.
    """
    found = [_gap(row, practices.get(row["slug"], []), using, trusts) for row in themes]
    return sorted(found, key=lambda gap: (not gap.is_gap, -(gap.rise or 0), -(gap.share or 0), gap.theme))


def _gap(row, pages, using, trusts):
    users = [user for page in pages for user in using.get(page.pk, ())]
    known = {trust.pk for trust in trusts}
    return Gap(
        theme=row["label"],
        url=row["url"],
        share=row["now"],
        rise=row["change"],
        practices=pages,
        cells=[(trust, users.count(trust.pk)) for trust in trusts],
        others=sum(user not in known for user in users),
    )
