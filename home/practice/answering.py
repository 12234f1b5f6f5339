"""Best practice that was written in answer to a story, as the page of the story shows it."""

from feedback.alongside import MOST_SHOWN, Beside
from home.models import BestPracticePage

ANSWERS = "Answers this story"


def practice_answering(story):
    """One query."""
    pages = BestPracticePage.objects.published().answering(story).defer_streamfields()[:MOST_SHOWN]
    return [Beside(page.url, page.result, page.summary, ANSWERS, ()) for page in pages]
