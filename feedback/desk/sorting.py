"""The lists that a story is sorted by: what it carries and what is suggested in sight, the rest behind."""

from dataclasses import dataclass

from feedback.models.suggestion import STORY_LISTS


@dataclass(frozen=True)
class TermList:
    """A field with its boxes: `near` are pairs of a box and its suggestion or None, `rest` the others."""

    field: object
    near: list
    rest: list


def term_lists(form, story):
    suggested = _suggested(story)
    return [_term_list(form[name], suggested.get(name, {})) for name in STORY_LISTS.values()]


def _term_list(field, suggested):
    near, rest = [], []
    for box in field.subwidgets:
        suggestion = suggested.get(str(box.data["value"]))
        if box.data["selected"] or suggestion:
            near.append((box, suggestion))
        else:
            rest.append(box)
    return TermList(field, near, rest)


def _suggested(story):
    """{list of the story: {key of the term: the open suggestion that knows most}}."""
    found = {}
    for suggestion in story.suggestions.open().with_terms():
        terms = found.setdefault(STORY_LISTS[suggestion.kind], {})
        key = str(suggestion.term.pk)
        if key not in terms or len(suggestion.because) > len(terms[key].because):
            terms[key] = suggestion
    return found
