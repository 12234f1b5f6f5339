"""Questions from the library or from a file, into the draft of a consultation; and out again as a file."""

import json

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from consultations import copying
from consultations.copying import Unreadable
from consultations.models import QuestionSet

from .view import OfAConsultation


class SetForm(forms.Form):
    chosen = forms.ModelChoiceField(
        QuestionSet.objects.all(),
        label="Add a set",
        error_messages={"required": "Choose a set of questions first."},
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label="Or a file", help_text="One that “Copy as a file” made, here or on another site."
    )

    def clean_file(self):
        try:
            return copying.read(self.cleaned_data["file"].read(copying.MOST_BYTES + 1).decode())
        except UnicodeDecodeError:
            raise forms.ValidationError("This is not a file of questions.") from None
        except Unreadable as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class KeepForm(forms.Form):
    name = forms.CharField(label="Its name", max_length=120)
    about = forms.CharField(label="When to use it", max_length=300, required=False)

    def clean_name(self):
        name = self.cleaned_data["name"]
        if QuestionSet.objects.filter(name=name).exists():
            raise forms.ValidationError("There is a set of this name. Choose another name.")
        return name


class LibraryView(OfAConsultation):
    """Three things to do, each with its own button: add a set, add a file, keep these questions as a set."""

    name = "library"
    template_name = "consultations/running/library.html"
    page_title = "Questions from the library, or from a file"

    def get(self, request, pk):
        return self._shown()

    def post(self, request, pk):
        acts = {"set": self._add_set, "file": self._add_file, "keep": self._keep}
        return acts.get(request.POST.get("act"), self._shown)()

    def _add_set(self):
        form = SetForm(self.request.POST)
        if not form.is_valid():
            return self._shown(set_form=form)
        return self._added({"questions": form.cleaned_data["chosen"].questions})

    def _add_file(self):
        form = FileForm(self.request.POST, self.request.FILES)
        return self._added(form.cleaned_data["file"]) if form.is_valid() else self._shown(file_form=form)

    def _added(self, told):
        number = copying.add_to(page=self.draft, told=told, by=self.request.user)
        messages.success(self.request, f"{number} added at the end of the draft. Put them where they belong.")
        return redirect("wagtailadmin_pages:edit", self.consultation.pk)

    def _keep(self):
        form = KeepForm(self.request.POST)
        if not form.is_valid():
            return self._shown(keep_form=form)
        questions = self.draft.questionnaire()
        QuestionSet.objects.create(
            **form.cleaned_data,
            is_equality=all(question.is_equality for question in questions if question.asks),
            questions=copying.to_json(questions)["questions"],
        )
        messages.success(self.request, "The set is in the library.")
        return redirect(self.address("library"))

    def _shown(self, set_form=None, file_form=None, keep_form=None):
        refused = set_form or file_form or keep_form
        return self.shown(
            status=422 if refused else 200,
            set_form=set_form or SetForm(),
            file_form=file_form or FileForm(),
            keep_form=keep_form or KeepForm(),
            sets=QuestionSet.objects.all(),
        )


class CopyView(OfAConsultation):
    """The questions of the draft as a file."""

    name = "copy"

    def get(self, request, pk):
        told = json.dumps(copying.to_json(self.draft.questionnaire()), indent=2, ensure_ascii=False)
        response = HttpResponse(told, content_type="application/json")
        response["Content-Disposition"] = f'attachment; filename="questions-{self.consultation.slug}.json"'
        return response


class QuestionSetViewSet(SnippetViewSet):
    """The names of the sets. Their questions are made, and made anew, from a consultation."""

    model = QuestionSet
    icon = "list-ul"
    menu_label = "Question library"
    menu_order = 312
    add_to_admin_menu = True
    list_display = ["name", "about", "is_equality"]
    panels = [FieldPanel("name"), FieldPanel("about"), FieldPanel("is_equality")]
