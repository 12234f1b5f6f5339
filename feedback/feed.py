"""The list of stories as an Atom feed: what is public now, under the filters of the address."""

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from feedback.parts import split

MOST = 20


def atom_of(shelf, *, address):
    """The feed's text. It changes only when what it shows does, so that a reader may ask with an ETag."""
    stories = list(shelf.newest().for_listing()[:MOST])
    atom = Atom1Feed(
        title=title_of(shelf),
        link=_whole(f"{reverse('feedback:stories')}?{shelf.filters_in_address()}".rstrip("?")),
        description="What patients, and those close to them, told us about cancer care.",
        feed_url=_whole(address),
        feed_guid=_whole(address),
        language="en-gb",
        author_name=settings.ALLIANCE_NAME,
    )
    for story in stories:
        _add(atom, story)
    return atom.writeString("utf-8")


def title_of(shelf):
    """'Stories: Bowel cancer, Tests' where something was chosen."""
    chosen = ", ".join(chip["label"] for chip in shelf.chips())
    return f"{settings.ALLIANCE_NAME}: stories people told us" + (f": {chosen}" if chosen else "")


def _add(atom, story):
    address = _whole(story.get_absolute_url())
    atom.add_item(
        title=story.title,
        link=address,
        unique_id=address,
        description=in_words(story),
        pubdate=story.published_at,
        updateddate=max([story.published_at, *(reply.published_at for reply in story.published_replies)]),
        categories=[term.name for term in (*story.tumour_sites.all(), *story.stages.all())],
    )


def in_words(story):
    """The story and what was answered, as plain text."""
    told = [f"{heading}\n{text}" if heading else text for heading, text in split(story.words)]
    answered = [f"{reply.organisation} answered:\n{reply.words}" for reply in story.published_replies]
    return "\n\n".join([*told, *answered])


def _whole(address):
    return settings.BASE_URL.rstrip("/") + address
