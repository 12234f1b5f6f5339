"""What was not stored, and why: counted for the screen, listed for a file."""

import csv
from collections import Counter, defaultdict
from contextlib import nullcontext

from portal.exports import safe_cell

ROWS_NAMED = 20


class Refused(ValueError):
    """This row is not stored. It says why, and which `value` is wrong, so that the file can be put right."""

    def __init__(self, reason, value=""):
        super().__init__(f"{reason} It says “{value[:30]}”." if value else reason)
        self.reason = reason


class Refusals:
    """Counts refusals by reason; with a path, also writes each to that file as it comes."""

    def __init__(self, path=None):
        self.counts, self.rows = Counter(), defaultdict(list)
        self.path, self.writer = path, None

    def __enter__(self):
        opened = self.path.open("w", newline="", encoding="utf-8") if self.path else nullcontext()
        self.file = opened.__enter__()
        if self.path:
            self.writer = csv.writer(self.file)
            self.writer.writerow(["row", "reason"])
        return self

    def __exit__(self, *problem):
        if self.path:
            self.file.close()

    def add(self, row, refusal):
        self.counts[refusal.reason] += 1
        if len(self.rows[refusal.reason]) < ROWS_NAMED:
            self.rows[refusal.reason].append(row)
        if self.writer:
            self.writer.writerow([row, safe_cell(str(refusal))])

    @property
    def total(self):
        return self.counts.total()

    def in_words(self):
        """A line a reason, the most frequent first, with the rows it is about."""
        for reason, count in self.counts.most_common():
            rows = ", ".join(map(str, self.rows[reason])) + (" and more" if count > ROWS_NAMED else "")
            yield f"{count} × {reason} {'Row' if count == 1 else 'Rows'} {rows}."
