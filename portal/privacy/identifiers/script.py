"""The same rules for the browser: `python -m portal.privacy.identifiers.script` writes them anew.

What the browser runs is portal/static/portal/identifiers/finding.js; this writes the rules.js beside it.
"""

import json
from pathlib import Path

from . import days, finding, naming, numbers, words

FILE = Path(__file__).parents[2] / "static/portal/identifiers/rules.js"
LISTS = (
    "GIVEN_NAMES",
    "SHARED_NAMES",
    "NOT_NAMES",
    "SURNAMES",
    "BEFORE_A_NAME",
    "BEFORE_A_PLACE",
    "PLACES",
    "OWNERS",
    "BARE",
)
PATTERNS = {
    "WORD": finding.WORD,
    "BEGINNING": finding.BEGINNING,
    "OWN_SITES": numbers.OWN_SITES,
    "NAME_WORD": naming.WORD,
    "WORD_BEFORE": naming.WORD_BEFORE,
    "WORD_AFTER": naming.WORD_AFTER,
    **{f"MARK_{mark}": pattern for mark, pattern in finding.MARKS.items()},
}


def module():
    """An ES module that exports the rules, the patterns and the lists."""
    exports = {
        "RULES": [_rule(rule) for rule in finding.RULES],
        "PATTERNS": {name: in_javascript(pattern.pattern) for name, pattern in PATTERNS.items()},
        "WORDS": {name: " ".join(sorted(getattr(words, name))) for name in LISTS},
        "KINDS_OF_WARD": " ".join(sorted(words.KINDS_OF_WARD)),
        "MONTHS": days.MONTHS,
        "TENS": days.TENS,
        "UNITS": days.UNITS,
        "TITLES": naming.TITLES,
        "FREE_OR_SHARED": numbers.FREE_OR_SHARED,
        "HELPLINES": numbers.HELPLINES,
    }
    lines = (
        f"export const {name} = {json.dumps(value, ensure_ascii=False)};" for name, value in exports.items()
    )
    return (
        "// Written by portal/privacy/identifiers/script.py: change the rules there.\n"
        + "\n".join(lines)
        + "\n"
    )


def in_javascript(pattern):
    return pattern.replace("(?P<", "(?<")


def _rule(rule):
    return {
        "kind": rule.kind,
        "because": rule.kind.because,
        "pattern": in_javascript(rule.pattern),
        "offer": rule.offer,
        "check": rule.check,
        "begins": list(rule.begins),
        "needs": list(rule.needs),
    }


if __name__ == "__main__":
    FILE.write_text(module(), encoding="utf-8")
