"""How much must be there before anything is learned."""

# A gram is learned where at least so many authors used it. One person's words alone are never kept.
FEWEST_AUTHORS = 3
# A term is learned where so many authors' stories carry it; below, its rules speak alone.
FEWEST_STORIES = 8
FEWEST_DECISIONS = 40
# A term that was proposed for fewer stories held back has shown nothing yet, however often it was right.
FEWEST_PROPOSED = 5
