from django import forms

from home.importing.sheets import sheets_for


class SheetForm(forms.Form):
    """Which list it is, the spreadsheet, and for documents the files."""

    sheet = forms.ChoiceField(label="What is in it")
    file = forms.FileField(label="Spreadsheet", help_text="CSV (UTF-8) or Excel, at most 20 MB.")
    files = forms.FileField(
        label="Files",
        required=False,
        help_text="For documents only: a ZIP with the files that the rows name, at most 200 MB.",
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [(sheet.key, sheet.name) for sheet in sheets_for(user)]


class ColumnsForm(forms.Form):
    """Which column is what. What we know by its name is chosen already."""

    def __init__(self, *args, sheet, columns, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", "Not in this file"), *((name, name) for name in columns if name)]
        for column in sheet.columns:
            self.fields[column.key] = forms.ChoiceField(
                label=column.name, choices=choices, required=column.is_needed, help_text=column.help
            )

    def clean(self):
        chosen = super().clean()
        named = [name for name in chosen.values() if name]
        if len(named) != len(set(named)):
            raise forms.ValidationError("A column can only be one thing. Choose another for one of them.")
        return chosen

    def mapped(self):
        return {key: name for key, name in self.cleaned_data.items() if name}
