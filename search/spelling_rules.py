"""British and American spellings of one word become the same letters, in texts and in questions alike.

The letters need not be a word. What matters is that two spellings of one word meet, and no two words do: the
rules were read over the 24,000 words of the texts that the portal is tried on, and join none but spellings.
"""

import re

_RULES = (
    # anaemia, oesophagus, gynaecology, diarrhoea; but not toes and heroes
    (re.compile(r"(?:ae|oe)(?!s?$)(?=\w)|oe(?=a$)"), "e"),
    # tumour, behavioural, coloured; but not hours, tours and flour
    (re.compile(r"(?<=\w{3})our(?=$|s$|ed$|ing|al|able|ful|ite|less|er)"), "or"),
    # organise, personalised, immunisation, analyse
    (re.compile(r"(?<=\w{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)"), "iz"),
    (re.compile(r"(?<=al)ys(?=(?:e|es|ed|er|ers|ing)$)"), "yz"),
    # centre, fibres, litre
    (re.compile(r"(?<=\w\w)([tb])re(?=s?$)"), r"\1er"),
    # counselling, travelled; but not filling, which is not filing
    (re.compile(r"^(\w*[aeiou]\w+[aeiou])ll(?=(?:ed|ing|or|ors|er|ers)$)"), r"\1l"),
    (re.compile(r"^sulph"), "sulf"),
    (re.compile(r"^leuc(?=o)"), "leuk"),
)
_SHORTEST = 5
_ALONE = {
    "ageing": "aging",
    "enrol": "enroll",
    "fulfil": "fulfill",
    "gray": "grey",
    "licence": "license",
    "odour": "odor",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "programme": "program",
    "programmes": "programs",
}


def one_spelling(word):
    """The same letters for every spelling of one word: `word` is lower-case ASCII."""
    if word in _ALONE:
        return _ALONE[word]
    if len(word) < _SHORTEST:
        return word
    for rule, letters in _RULES:
        word = rule.sub(letters, word)
    return word
