"""What was answered, counted exactly, for staff. Everything is counted in the database; no answer is loaded.

Nearly every response counts, so all rows are counted from an index alone, and the few that do not count
(taken back, or of a group, which is told apart) are counted and taken away: a second, not ten.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Q, Sum

from consultations.kinds import COUNTING, WRITING, Kind
from consultations.models import Answer, ChosenChoice, Coding, Question, Reading, Response
from portal.taxonomy.models import Place, TumourSite

# A number that people typed may have any value. Beyond so many different ones only its summary is shown.
MOST_BARS = 40
LINKED = {Kind.SITE: ("tumour_site", TumourSite), Kind.PLACE: ("place", Place), Kind.MONTH: ("month", None)}


@dataclass(frozen=True)
class Bar:
    """One way of answering, and how many answered so. `of`: how many answered at all."""

    label: str
    count: int
    of: int
    key: str = ""

    @property
    def value(self):
        """As a drawing asks for it."""
        return self.count

    @property
    def percent(self):
        return round(100 * self.count / self.of) if self.of else 0

    @property
    def shown(self):
        return f"{self.count:,} ({self.percent} %)"


@dataclass(frozen=True)
class Part:
    """Bars under one heading: all of a question, or one row of a table."""

    bars: tuple
    heading: str = ""


@dataclass(frozen=True)
class Tally:
    """How one question was answered. `facts` are sentences beside the bars."""

    question: object
    number: int
    people: int
    parts: tuple = ()
    facts: tuple = ()
    unread: int = 0

    @property
    def is_written(self):
        return self.question.kind in WRITING


@dataclass(frozen=True)
class Heard:
    """How many responses there are, in all its parts."""

    people: int = 0
    groups: int = 0
    in_groups: int = 0
    withdrawn: int = 0
    by_source: dict = field(default_factory=dict)


def heard(consultation):
    """Two queries."""
    everything = consultation.all_responses().order_by()
    standing = Q(withdrawn_at__isnull=True)
    told = everything.aggregate(
        people=Count("pk", filter=standing & Q(group_size__isnull=True)),
        groups=Count("pk", filter=standing & Q(group_size__isnull=False)),
        in_groups=Sum("group_size", filter=standing),
        withdrawn=Count("pk", filter=~standing),
    )
    sources = everything.filter(standing).values_list("source").annotate(times=Count("pk"))
    labels = dict(Response.Source.choices)
    return Heard(
        **{**told, "in_groups": told["in_groups"] or 0},
        by_source={labels.get(source, source): times for source, times in sources},
    )


class Counting:
    """Counts the answers to one consultation: those of single people, or with `groups` those of groups."""

    def __init__(self, consultation, *, groups=False):
        self.consultation, self.groups = consultation, groups

    @cached_property
    def questions(self):
        asked = Question.objects.filter(page=self.consultation.source_pk).exclude(kind=Kind.SECTION)
        return list(asked.prefetch_related("choices", "rows"))

    def tallies(self):
        return [self._tally(number, question) for number, question in enumerate(self.questions, start=1)]

    def _tally(self, number, question):
        people = self.people[question.pk]
        parts, facts = self._parts(question, people)
        return Tally(question, number, people, tuple(parts), tuple(facts), self.left[question.pk])

    def _parts(self, question, people):
        if question.kind in COUNTING:
            return _of_numbers(question, self.numbers[question.pk], people)
        if question.kind in LINKED:
            return [Part(_bars(self.linked[question.pk], people))], []
        if question.kind in WRITING:
            return self._of_codes(question, people)
        parts, facts = self._of_choices(question, people)
        coded, _ = self._of_codes(question, people) if question.offers_other else ([], [])
        return [*parts, *coded], facts

    def _of_choices(self, question, people):
        if question.kind == Kind.MATRIX:
            return _of_matrix(question, self.cells), []
        if question.kind == Kind.RANKING:
            return _of_ranking(question, self.ranks, people)
        bars = [Bar(each.label, self.chosen[each.pk], people, each.key) for each in question.offered]
        others = self.others[question.pk]
        return [Part((*bars, *([Bar("Other, in their words", others, people)] if others else [])))], []

    def _of_codes(self, question, people):
        found = self.codes[question.pk]
        bars = sorted(found.items(), key=lambda each: (-each[1], each[0]))
        coded = tuple(Bar(label, count, self.read[question.pk]) for label, count in bars)
        return ([Part(coded, "What they are about")] if coded else []), []

    @cached_property
    def people(self):
        """{question: how many answered it}."""
        return self._counted(Answer.objects, self._asked(), "question")

    @cached_property
    def others(self):
        offering = [question.pk for question in self.questions if question.offers_other]
        said = Answer.objects.exclude(other_text="")
        return self._counted(said, {"question__in": offering}, "question") if offering else Counter()

    @cached_property
    def chosen(self):
        """{choice: how many chose it}, of questions that are neither a table nor put in order."""
        return self._counted(ChosenChoice.objects, self._offered(Kind.ONE, Kind.SEVERAL), "choice")

    @cached_property
    def cells(self):
        """{(row, choice): how many}."""
        return self._counted(ChosenChoice.objects, self._offered(Kind.MATRIX), "row", "choice")

    @cached_property
    def ranks(self):
        """{(choice, rank): how many}."""
        return self._counted(ChosenChoice.objects, self._offered(Kind.RANKING), "choice", "rank")

    @cached_property
    def numbers(self):
        """{question: {number: how many}}."""
        found = defaultdict(Counter)
        given = Answer.objects.filter(number__isnull=False)
        counts = self._counted(given, self._asked(*COUNTING), "question", "number")
        for (question, number), times in counts.items():
            found[question][number] = times
        return found

    @cached_property
    def linked(self):
        """{question: {what was picked, in words: how many}}, the most picked first."""
        found = defaultdict(Counter)
        for kind, (name, model) in LINKED.items():
            if self._asks(kind):
                given = Answer.objects.exclude(**{name: None})
                counts = self._counted(given, self._asked(kind), "question", name)
                labels = {row.pk: str(row) for row in model.objects.all()} if model else {}
                for (question, picked), times in sorted(counts.items(), key=lambda each: str(each[0][1])):
                    found[question][labels.get(picked) or f"{picked:%B %Y}"] = times
        return found

    @cached_property
    def codes(self):
        """{question: {name of a code: how many answers}}. A merged code counts as what it became."""
        coded = self._of_mine(Coding.objects.filter(reading__counts=True), "reading__answer__")
        counts = coded.standing_for().values_list("reading__answer__question", "stands_for")
        counts = counts.annotate(times=Count("reading__answer", distinct=True)).order_by()
        names = dict(self._code_names())
        found = defaultdict(dict)
        for question, code, times in counts:
            found[question][names[code]] = times
        return found

    @cached_property
    def read(self):
        """{question: how many of its answers somebody has read}."""
        rows = self._of_mine(Reading.objects.counted(), "answer__")
        return Counter(dict(rows.values_list("answer__question").annotate(times=Count("pk")).order_by()))

    @cached_property
    def left(self):
        """{question: how many answers in people's own words nobody has read yet}."""
        written = Counter({question: self.people[question] for question in self._asks(*WRITING)})
        return written - self.read

    def _code_names(self):
        from consultations.models import Code

        named = Code.objects.filter(codebook__consultation=self.consultation.source_pk)
        for code in named.values_list("pk", "name", "state"):
            again = code[2] == Code.State.SPLIT
            yield code[0], f"{code[1]} (split: to be read again)" if again else code[1]

    def _asks(self, *kinds):
        return [question.pk for question in self.questions if question.kind in kinds]

    def _asked(self, *kinds):
        return {"question__in": self._asks(*(kinds or Kind))}

    def _offered(self, *kinds):
        asked = [question for question in self.questions if question.kind in kinds]
        return {"choice__in": [choice.pk for question in asked for choice in question.offered]}

    def _counted(self, rows, here, *by):
        """A Counter by these columns of the rows that lie `here`.

        Those apart are found from their few responses alone: told `here` too, a database may look through
        all rows once more. What they hold elsewhere is not among what is taken from.
        """
        path = "" if rows.model is Answer else "answer__"
        if self.groups:
            return _counter(self._of_mine(rows.filter(**here), path), by)
        found = _counter(rows.filter(**here), by)
        if not (found and self._any_apart):
            return found
        return found - _counter(rows.filter(**{f"{path}response__in": self._apart}), by)

    def _of_mine(self, rows, path):
        mine = {f"{path}response__consultation": self.consultation.source_pk}
        mine |= {
            f"{path}response__withdrawn_at": None,
            f"{path}response__group_size__isnull": not self.groups,
        }
        return rows.filter(**mine)

    @cached_property
    def _apart(self):
        """What does not count among single people: taken back, or a group's."""
        everything = self.consultation.all_responses().order_by()
        apart = everything.filter(Q(withdrawn_at__isnull=False) | Q(group_size__isnull=False))
        return apart.values("pk")

    @cached_property
    def _any_apart(self):
        return self._apart.exists()


def _counter(rows, by):
    counted = rows.values_list(*by).annotate(times=Count("pk")).order_by()
    return Counter({(key[0] if len(by) == 1 else tuple(key)): times for *key, times in counted})


def _bars(counts, people):
    return tuple(Bar(label, times, people) for label, times in counts.most_common(MOST_BARS))


def _of_matrix(question, cells):
    parts = []
    for row in question.lines:
        counts = [(choice, cells[row.pk, choice.pk]) for choice in question.offered]
        answered = sum(count for _, count in counts)
        parts.append(Part(tuple(Bar(each.label, n, answered, each.key) for each, n in counts), row.label))
    return parts


def _of_ranking(question, ranks, people):
    """Who was put first, and the average place, which also says something of the rest."""
    places = defaultdict(Counter)
    for (choice, rank), times in ranks.items():
        places[choice][rank or 0] = times
    bars = tuple(Bar(each.label, places[each.pk][1], people, each.key) for each in question.offered)
    facts = [
        f"{each.label}: place {_mean(places[each.pk]):.1f} on average"
        for each in sorted(question.offered, key=lambda each: _mean(places[each.pk]) or len(bars) + 1)
        if places[each.pk]
    ]
    return [Part(bars, "Put first")], facts


def _of_numbers(question, counts, people):
    if not counts:
        return [], []
    if question.kind == Kind.SCALE:
        bars = tuple(Bar(_step(question, step), counts[step], people) for step in question.steps)
    else:
        bars = tuple(Bar(_plain(value), counts[value], people) for value in sorted(counts))
    facts = [f"On average {_mean(counts):.1f}; half said {_plain(_median(counts))} or less."]
    return ([Part(bars)] if len(bars) <= MOST_BARS else []), facts


def _step(question, step):
    label = {question.steps[0]: question.lowest_label, question.steps[-1]: question.highest_label}.get(step)
    return f"{step}: {label}" if label else str(step)


def _plain(number):
    return f"{number.normalize():f}"


def _mean(counts):
    total = sum(counts.values())
    return sum(value * times for value, times in counts.items()) / total if total else None


def _median(counts):
    half, seen = sum(counts.values()) / 2, 0
    for value in sorted(counts):
        seen += counts[value]
        if seen >= half:
            return value
    return None
