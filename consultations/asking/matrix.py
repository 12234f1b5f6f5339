"""A table: one choice in each row. On a phone each row stands by itself, its choices below one another."""

from django import forms

from .answer_form import RATHER_NOT, RATHER_NOT_LABEL, AnswerForm, about


class MatrixRadios(forms.Widget):
    """Rows of radios. The value: {key of a row: key of a column}."""

    template_name = "consultations/widgets/matrix.html"
    use_fieldset = True

    def __init__(self, rows, columns, attrs=None):
        super().__init__(attrs)
        self.rows, self.columns = rows, columns

    def value_from_datadict(self, data, files, name):
        return {key: data.get(f"{name}_{key}", "") for key, _ in self.rows}

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}_{key}" in data for key, _ in self.rows)

    def id_for_label(self, id_, index=None):
        return f"{id_}_0_0"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        picked = value if isinstance(value, dict) else {}
        rows = [
            {
                "name": f"{name}_{key}",
                "label": label,
                "cells": [
                    {
                        "id": f"{attrs['id']}_{row}_{place}",
                        "value": column,
                        "label": words,
                        "checked": picked.get(key) == column,
                    }
                    for place, (column, words) in enumerate(self.columns)
                ],
            }
            for row, (key, label) in enumerate(self.rows)
        ]
        context["widget"] |= {"rows": rows, "columns": [label for _, label in self.columns]}
        return context


class MatrixField(forms.Field):
    def __init__(self, *, rows, columns, **more):
        self.rows, self.columns = rows, columns
        super().__init__(widget=MatrixRadios(rows, columns), **more)

    def clean(self, value):
        offered = {key for key, _ in self.columns} - {RATHER_NOT}
        picked = {key: column for key, column in (value or {}).items() if column in offered}
        missing = [label for key, label in self.rows if key not in picked]
        if self.required and missing:
            raise forms.ValidationError(f"Choose an answer for “{missing[0]}”", code="required")
        return picked


class MatrixForm(AnswerForm):
    shape = dict

    def fields_for(self, question):
        rows = [(row.key, row.label) for row in question.lines]
        columns = [(choice.key, choice.label) for choice in question.offered]
        if not question.required:
            columns.append((RATHER_NOT, RATHER_NOT_LABEL))
        return {
            "answer": MatrixField(
                **about(question, "Choose one answer in each line."), rows=rows, columns=columns
            )
        }
