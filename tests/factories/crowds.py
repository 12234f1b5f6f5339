"""A great many published stories at once, for what must not slow down as they grow."""

from random import Random

from feedback.models import Story
from feedback.moderation import State
from portal.taxonomy.models import PathwayStage, Priority, TumourSite
from search import indexing

from .feedback import StoryFactory

WHO = ("A nurse", "The doctor", "The booking office", "My GP", "A volunteer", "The pharmacist", "Nobody")
DID = (
    "rang me",
    "explained the scan",
    "wrote to me",
    "changed the date",
    "listened",
    "lost the letter",
    "sat with me",
)
WHEN = (
    "before the biopsy",
    "after chemotherapy",
    "on the ward",
    "the next morning",
    "while I waited",
    "in the car park",
)
FELT = (
    "It helped.",
    "I was frightened.",
    "I still do not know why.",
    "My family noticed.",
    "I would go back.",
    "It hurt.",
)


def publish_stories(count, *, seed=7):
    """Store and index so many published stories, each about one site, one priority and one stage."""
    chance = Random(seed)
    told = [StoryFactory.build(state=State.PUBLISHED, words=words(chance)) for _ in range(count)]
    stories = Story.objects.bulk_create(told, batch_size=500)
    for field, model in (("tumour_sites", TumourSite), ("priorities", Priority), ("stages", PathwayStage)):
        classify(stories, field, list(model.objects.in_use()), chance)
    indexing.refresh(Story, [story.pk for story in stories])
    return stories


def words(chance):
    sentences = chance.randint(2, 12)
    return " ".join(
        f"{chance.choice(WHO)} {chance.choice(DID)} {chance.choice(WHEN)}. {chance.choice(FELT)}"
        for _ in range(sentences)
    )


def classify(stories, field, terms, chance):
    through = Story._meta.get_field(field).remote_field.through
    column = Story._meta.get_field(field).m2m_reverse_name()
    rows = [through(**{"story_id": story.pk, column: chance.choice(terms).pk}) for story in stories if terms]
    through.objects.bulk_create(rows, batch_size=1000)
