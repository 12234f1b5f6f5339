"""Published stories, as everybody may find them."""

from feedback.models import Story
from search.entries import Kind
from search.registry import Entry, Source, register


def to_entry(story):
    replies = story.published_replies
    return Entry(
        title=story.title,
        url=story.get_absolute_url(),
        lead=story.words,
        body=" ".join(reply.words for reply in replies),
        date=story.published_at,
        tumour_sites=list(story.tumour_sites.all()),
        priorities=list(story.priorities.all()),
        stages=list(story.stages.all()),
        facts=[text for text, _ in story.marks],
    )


def published():
    return Story.objects.published().for_listing()


register(Source(model=Story, kind=Kind.STORY, published=published, to_entry=to_entry))
