"""From what was counted to what everybody may read: the small-number rule, held against subtraction. Pure."""

from dataclasses import replace

from portal.privacy.differencing import protected

from .lines import EVERYBODY, GROUPS, IN_GROUPS, Line


def counted_lines(heard, tallies):
    """Every figure as it was counted. `heard` and `tallies` are those of analysis.counting."""
    lines = [
        Line(EVERYBODY, answer="Responses", people=heard.people),
        Line(GROUPS, answer="Answers of groups", people=heard.groups),
        Line(IN_GROUPS, answer="People in those groups", people=heard.in_groups),
    ]
    for tally in tallies:
        lines += _lines_of(tally)
    return lines


def _lines_of(tally):
    name, asked = f"q{tally.number}", tally.question.wording
    lines = [Line(name, asked, answer="Answered", people=tally.people)]
    for number, part in enumerate((part for part in tally.parts if part.bars), start=1):
        of = f"{name}.{number}"
        lines.append(Line(of, asked, part.heading, "Answered", part.bars[0].of))
        lines += [
            Line(f"{of}.{place}", asked, part.heading, bar.label, bar.count)
            for place, bar in enumerate(part.bars, start=1)
        ]
    return lines


def released(lines, rule):
    """The same figures as they may be published: rounded, and None where one could tell of few people."""
    counts = {line.figure: line.people for line in lines}
    sums = list(_sums(counts))
    shown = protected(counts, sums, rule)
    return [replace(line, people=shown[line.figure]) for line in lines]


def _sums(counts):
    """Pairs of a total and its parts. What only a subtraction would tell is added to `counts`, unprinted."""
    for name in list(counts):
        above = _above(name)
        if above in counts:
            parts = _parts(counts, above)
            if name == parts[0] and _adds_up(counts, above, parts):
                yield above, parts
            elif not _adds_up(counts, above, parts):
                yield above, (name, _rest(counts, above, name))


def _above(name):
    """What a figure is a part of: q3.1.2 of q3.1, that of q3, and that of everybody."""
    head, dot, _ = name.rpartition(".")
    return head if dot else EVERYBODY if name.startswith("q") else ""


def _parts(counts, above):
    return tuple(name for name in counts if "-" not in name and _above(name) == above)


def _adds_up(counts, above, parts):
    """Only the answers of one part exclude each other; questions and parts of a table never do."""
    return above.count(".") == 1 and counts[above] == sum(counts[part] for part in parts)


def _rest(counts, above, name):
    rest = f"{name}-not"
    counts[rest] = max(0, counts[above] - counts[name])
    return rest
