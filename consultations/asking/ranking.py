"""Choices put in order. Each has a list of numbers, which works everywhere; ranking.js adds up and down."""

from collections import Counter

from django import forms

from .answer_form import AnswerForm, about


class RankingSelects(forms.Widget):
    """Each choice with its place. The value: keys in order, or as it was sent {key: place}."""

    template_name = "consultations/widgets/ranking.html"
    use_fieldset = True

    def __init__(self, choices, attrs=None):
        super().__init__(attrs)
        self.choices = choices

    def value_from_datadict(self, data, files, name):
        return {key: data.get(f"{name}_{key}", "") for key, _ in self.choices}

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}_{key}" in data for key, _ in self.choices)

    def id_for_label(self, id_, index=None):
        return f"{id_}_0"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        places = value if isinstance(value, dict) else _places(value or [])
        numbers = [str(number) for number in range(1, len(self.choices) + 1)]
        context["widget"] |= {
            "numbers": numbers,
            "items": [
                {
                    "name": f"{name}_{key}",
                    "id": f"{attrs['id']}_{n}",
                    "label": label,
                    "place": places.get(key, ""),
                }
                for n, (key, label) in enumerate(self.choices)
            ],
        }
        return context


def _places(keys):
    return {key: str(place) for place, key in enumerate(keys, start=1)}


class RankingField(forms.Field):
    """The keys of the choices, the first one first. Some may be left without a place."""

    def __init__(self, *, choices, **more):
        self.choices = choices
        super().__init__(widget=RankingSelects(choices), **more)

    def clean(self, value):
        placed = {key: int(place) for key, place in (value or {}).items() if self._is_place(place)}
        if not placed and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        self._check_each_place_is_given_once(placed)
        return sorted(placed, key=placed.get)

    def _is_place(self, place):
        return place.isascii() and place.isdigit() and 1 <= int(place) <= len(self.choices)

    def _check_each_place_is_given_once(self, placed):
        labels = dict(self.choices)
        for place, times in Counter(placed.values()).items():
            if times > 1:
                both = " and ".join(f"“{labels[key]}”" for key in labels if placed.get(key) == place)
                raise forms.ValidationError(f"You gave place {place} to {both}. Give each its own place")


class RankingForm(AnswerForm):
    scripts = ("consultations/ranking.js",)
    shape = list

    def fields_for(self, question):
        hint = "Give 1 to what matters most, then 2, and so on. You can leave some out."
        choices = [(choice.key, choice.label) for choice in question.offered]
        messages = {"required": "Give at least one of them a place: 1 for what matters most"}
        return {"answer": RankingField(**about(question, hint), choices=choices, error_messages=messages)}
