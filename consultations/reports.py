"""What was answered, counted, as it may be published: every figure here has passed the small-number rule."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Subquery

from portal.privacy import disclosure


@dataclass(frozen=True)
class Tally:
    """How one question was answered. `people` is None where so few answered that nothing may be shown."""

    question: object
    people: int | None
    rows: tuple

    @property
    def finding(self):
        """The sentence above the figures, or in their place."""
        if self.people is None:
            return "Too few people answered to show figures: they could show who said what."
        if not self.people:
            return "Nobody answered this question."
        means = "in their own words" if not self.question.has_choices else "this question"
        return f"About {self.people:,} people answered {means}."

    @property
    def shows_figures(self):
        return bool(self.people and self.rows)


def figures(consultation):
    """How many responded, in print, and a tally of each question. Two queries, however much was answered."""
    questions, rule = list(_counted(consultation)), disclosure.rule_in_force()
    responses = questions[0].responses if questions else 0
    return {
        "responses": disclosure.shown(responses or 0, rule),
        "tallies": [_tally(question, rule) for question in questions],
        "key": _key(rule),
    }


def _tally(question, rule):
    people = disclosure.disclosed(question.people, rule)
    told = disclosure.disclosed_row({choice: choice.people for choice in question.offered}, rule)
    rows = [_row(choice, figure) for choice, figure in told.items()] if question.has_choices else []
    return Tally(question, people, tuple(rows))


def _row(choice, figure):
    shown = disclosure.HIDDEN if figure is None else f"{figure:,}"
    return {"label": choice.label, "value": figure or 0, "shown": shown}


def _key(rule):
    hidden = f"{disclosure.HIDDEN} stands for a small number. "
    return f"{hidden}Other figures are rounded to the nearest {rule.multiple}, so they may not add up."


def _counted(consultation):
    """The questions, each with how many people answered it and responded at all, and its choices likewise."""
    questions = consultation.questions.model.objects.asking().filter(page=consultation.source_pk)
    choices = questions.model.choices.rel.related_model.objects.annotate(people=Count("chosenchoice"))
    one_group = consultation.all_responses().order_by().values("consultation")
    responses = Subquery(one_group.annotate(times=Count("pk")).values("times"))
    counted = questions.annotate(people=Count("answers"), responses=responses)
    return counted.prefetch_related(Prefetch("choices", choices))
