"""Tables that leave the portal as CSV: a row at a time, and no cell that a spreadsheet would run."""

import csv

from django.http import StreamingHttpResponse

# The last four are what Excel takes for the first four in East Asian text.
STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"


class _Line:
    """Stands for a file: hands each written line back, so that it can be sent at once."""

    def write(self, line):
        return line


def safe_cell(value):
    """The value as text that a spreadsheet shows and never runs."""
    text = "" if value is None else str(value)
    runs = text.startswith(("\t", "\r", "\n")) or text.lstrip().startswith(STARTS_A_FORMULA)
    return f"'{text}" if runs else text


def csv_response(head, rows, *, filename):
    """A download that is sent while `rows`, any iterable of sequences, is still being read."""
    response = StreamingHttpResponse(_lines(head, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _lines(head, rows):
    write = csv.writer(_Line()).writerow
    yield BYTE_ORDER_MARK + write([safe_cell(name) for name in head])
    for row in rows:
        yield write([safe_cell(value) for value in row])
