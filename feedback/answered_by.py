"""What a room above has written in answer to a story. It registers how to find it; no room is known here.

An answer is found by a function of the story: it returns a list of alongside.Beside, the best first.
"""

_finders = []


def register(finder):
    if finder not in _finders:
        _finders.append(finder)


def answers_to(story):
    return [beside for finder in _finders for beside in finder(story)]
