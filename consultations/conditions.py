"""The conditions of a question as the page editor sends them: “Ask this only if … is …”."""

from django.core.exceptions import ValidationError
from django.forms import Textarea

from consultations.branching import Comparison, number_in


def are_sound(stored):
    """Whether this is a list of conditions as Condition.to_json makes them."""
    return isinstance(stored, list) and all(map(_is_sound, stored))


def _is_sound(each):
    return (
        isinstance(each, dict)
        and isinstance(each.get("about"), str)
        and 0 < len(each["about"]) <= 20
        and each.get("test", Comparison.HAS) in Comparison.values
        and isinstance(each.get("choices", []), list)
        and all(isinstance(key, str) for key in each.get("choices", []))
        and (each.get("number") is None or number_in(each["number"]) is not None)
    )


def are_conditions(stored):
    if not are_sound(stored):
        raise ValidationError("Choose a question and an answer for each condition.")


class ConditionsInput(Textarea):
    """A box of JSON, which building.js turns into lines in plain words."""

    def __init__(self, attrs=None):
        super().__init__({"data-conditions": "", "rows": 2, **(attrs or {})})

    class Media:
        js = ("consultations/building.js",)
        css = {"all": ("consultations/building.css",)}
