"""A month and a year, typed by a person who may write the month as a number or as a word."""

import datetime

from django import forms
from django.core.exceptions import ValidationError


class MonthInput(forms.MultiWidget):
    """A month and a year, typed."""

    template_name = "forms/widgets/month.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        box = {"inputmode": "numeric"}
        super().__init__({"month": forms.TextInput(), "year": forms.TextInput(box)}, attrs)

    def decompress(self, value):
        return [value.month, value.year] if value else ["", ""]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for box, label, width in zip(
            context["widget"]["subwidgets"], ("Month", "Year"), ("5", "4"), strict=True
        ):
            box["label"] = label
            css = ["nhsuk-input", "nhsuk-date-input__input", f"nhsuk-input--width-{width}"]
            box["attrs"]["class"] = " ".join(css)
            if box["attrs"].get("aria-invalid"):
                box["attrs"]["class"] += " nhsuk-input--error"
        return context


MONTHS = {
    datetime.date(2000, number, 1).strftime(style).lower(): number
    for number in range(1, 13)
    for style in ("%B", "%b")
} | {"sept": 9}


class MonthField(forms.MultiValueField):
    """A month of a year, as the first day of that month. The month may be a number or a name."""

    speaks_plainly = True
    widget = MonthInput
    default_error_messages = {
        "required": "Enter a month and a year",
        "incomplete": "Enter a month and a year",
        "month": "Enter a month, like 3 or March",
        "year": "Enter a year with four numbers, like 2025",
    }

    def __init__(self, **kwargs):
        fields = (forms.CharField(required=False), forms.CharField(required=False))
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, values):
        month, year = (part.strip() for part in (values or ["", ""]))
        if not month and not year:
            return None
        if not (month and year):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        return datetime.date(self._year(year), self._month(month), 1)

    def _month(self, text):
        number = MONTHS.get(text.lower()) or (int(text) if text.isascii() and text.isdigit() else 0)
        if not 1 <= number <= 12:
            raise ValidationError(self.error_messages["month"], code="month")
        return number

    def _year(self, text):
        if not (text.isascii() and text.isdigit() and 1900 <= int(text) <= 2100):
            raise ValidationError(self.error_messages["year"], code="year")
        return int(text)
