"""Links of a page that lead nowhere, as a hint to whoever writes it. Other websites are not asked here."""

from portal.hints import Hint

from .finding import links_of
from .inside import Inside

EXAMPLES = 5


def on_links(page):
    inside = Inside()
    wrong = [
        (link, problem)
        for link in links_of(page)
        if inside.holds(link.address) and (problem := inside.problem(link.address))
    ]
    if wrong:
        count = "1 link leads" if len(wrong) == 1 else f"{len(wrong)} links lead"
        told = tuple(f"{link.words or link.address}: {problem}" for link, problem in wrong[:EXAMPLES])
        yield Hint(f"{count} nowhere.", is_wrong=True, examples=told)
