"""Answers to one question beside those to another: exact for staff, and as they may be published."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, FilteredRelation, Q, When
from django.db.models.functions import Coalesce

from consultations.kinds import WRITING, Kind
from consultations.models import Code, Question
from portal.privacy import disclosure
from portal.privacy.differencing import protected
from portal.taxonomy.models import Place, TumourSite

# What of an answer its table stands for, by the kind of its question.
PATHS = {
    Kind.ONE: "chosenchoice__choice",
    Kind.SEVERAL: "chosenchoice__choice",
    Kind.SCALE: "number",
    Kind.SITE: "tumour_site",
    Kind.PLACE: "place",
}
ALL = "all"


def that_can_be_crossed(consultation):
    asked = Question.objects.filter(page=consultation.source_pk, kind__in=(*PATHS, *WRITING))
    return list(asked.prefetch_related("choices"))


@dataclass(frozen=True)
class CrossTab:
    """Counts of people by (row, column), with ALL for those of a whole line. Labels are in their order."""

    rows: dict
    columns: dict
    counts: dict

    def published(self):
        """As it may be published: None where hidden, and nothing to be worked out of the rest."""
        pairs = [(row, column) for row in self._lines for column in self._files]
        cells = {pair: self.counts.get(pair, 0) for pair in pairs}
        told = protected(cells, self._sums(), disclosure.rule_in_force(), rank=lambda name: ALL in name)
        return CrossTab(self.rows, self.columns, told)

    def table(self, *, percent=False):
        """Rows of text: a label, a cell a column, and the whole line last."""
        return [
            [label, *(self._shown(row, column, percent) for column in (*self.columns, ALL))]
            for row, label in (*self.rows.items(), (ALL, "All who answered both"))
        ]

    @property
    def people(self):
        return self.counts.get((ALL, ALL), 0)

    @property
    def head(self):
        return ["", *self.columns.values(), "All"]

    @property
    def _lines(self):
        return (*self.rows, ALL)

    @property
    def _files(self):
        return (*self.columns, ALL)

    def _sums(self):
        across = [((row, ALL), [(row, column) for column in self.columns]) for row in self._lines]
        down = [((ALL, column), [(row, column) for row in self.rows]) for column in self._files]
        return [*across, *down]

    def _shown(self, row, column, percent):
        count = self.counts.get((row, column), 0)
        if count is None:
            return disclosure.HIDDEN
        base = self.counts.get((ALL, column)) if percent else None
        return f"{count:,} ({100 * count / base:.0f} %)" if base else f"{count:,}"


def crossed(rows, columns, *, groups=False):
    """The CrossTab of two questions: four queries, all counting in the database."""
    both = _who_answered_both(rows, columns, groups)
    counts = {(row, column): times for row, column, times in _counted(both, "line", "file")}
    counts |= {(row, ALL): times for row, times in _counted(both, "line")}
    counts |= {(ALL, column): times for column, times in _counted(both, "file")}
    counts[ALL, ALL] = both.aggregate(times=Count("pk", distinct=True))["times"]
    lines, files = {row for row, _ in counts} - {ALL}, {column for _, column in counts} - {ALL}
    return CrossTab(_labels(rows, lines), _labels(columns, files), counts)


def _who_answered_both(rows, columns, groups):
    """Responses with `line` and `file`, what they answered to the one and to the other."""
    responses = rows.page.all_responses().standing()
    mine = responses.of_groups() if groups else responses.of_one_person()
    both = mine.order_by().annotate(
        row=FilteredRelation("answers", condition=Q(answers__question=rows.pk)),
        column=FilteredRelation("answers", condition=Q(answers__question=columns.pk)),
    )
    answered = both.annotate(line=_what("row", rows), file=_what("column", columns))
    return answered.filter(line__isnull=False, file__isnull=False)


def _what(side, question):
    """What of an answer is counted: of a written one the code that counts, or what that was merged into."""
    if question.kind not in WRITING:
        return F(f"{side}__{PATHS[question.kind]}")
    code = f"{side}__readings__codings__code"
    return Case(When(**{f"{side}__readings__counts": True}, then=Coalesce(f"{code}__merged_into", code)))


def _counted(responses, *by):
    return responses.values_list(*by).annotate(times=Count("pk", distinct=True)).order_by()


def _labels(question, found):
    """{what stands in the counts: its label}: all that is offered, or else what was answered."""
    if question.kind in (Kind.ONE, Kind.SEVERAL):
        return {choice.pk: choice.label for choice in question.offered}
    if question.kind == Kind.SCALE:
        return {step: str(step) for step in question.steps}
    model = {Kind.SITE: TumourSite, Kind.PLACE: Place}.get(question.kind, Code)
    return {row.pk: str(row) for row in model.objects.filter(pk__in=found)}
