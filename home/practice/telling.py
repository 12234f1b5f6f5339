"""What a person reads of a piece of HTML, with its lines kept: a paragraph a line, a dash before a point."""

import re
from html import unescape

from django.utils.html import strip_tags

BREAKS = re.compile(r"</(?:p|li|h[1-6]|tr|summary)>|<br\s*/?>", re.IGNORECASE)
POINTS = re.compile(r"<li\b[^>]*>", re.IGNORECASE)


def lines_of_html(html):
    """Plain lines, none of them empty."""
    parted = BREAKS.sub("\n", POINTS.sub("- ", str(html or "")))
    lines = (" ".join(line.split()) for line in unescape(strip_tags(parted)).splitlines())
    return "\n".join(line for line in lines if line)
