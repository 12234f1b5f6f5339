"""What stands beside the answers of single people: campaigns, and notes of events and meetings."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property

from consultations.analysis import campaign_finding, notes
from consultations.analysis.queues import questions_to_code
from consultations.permissions import CODE_ANSWERS

from .base import AnalysisView, Refusing


class CampaignsView(AnalysisView):
    """Answers that are nearly the same text; a press looks for them anew, in the background."""

    template_name = "consultations/desk/campaigns.html"
    here = "campaigns"

    def post(self, request, **kwargs):
        campaign_finding.find_campaigns.using(backend="background").enqueue(self.consultation.source_pk)
        messages.success(request, "We are looking. Load this page again in a minute.")
        return redirect(self.address("campaigns"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(campaigns=campaign_finding.about(self.consultation)[:100], **kwargs)


class NoteForm(forms.Form):
    """A note of an event: what it was, and what was said about each question."""

    title = forms.CharField(
        label="What it was", max_length=120, help_text="For example: coffee morning, Margate."
    )
    held_date = forms.DateField(label="When it was", widget=forms.DateInput({"type": "date"}))
    people = forms.IntegerField(label="How many people took part", min_value=2, max_value=100_000)

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[f"words-{question.key}"] = forms.CharField(
                label=question.wording,
                required=False,
                max_length=20_000,
                widget=forms.Textarea({"rows": 4}),
                help_text="What was said about this. Leave out names.",
            )

    def clean_held_date(self):
        held = self.cleaned_data["held_date"]
        if held > timezone.localdate():
            raise forms.ValidationError("Choose a day that has come.")
        return held

    def said(self):
        """What notes.take takes."""
        kept = {name: self.cleaned_data[name] for name in ("title", "held_date", "people")}
        words = {each.key: self.cleaned_data[f"words-{each.key}"] for each in self.questions}
        return {**kept, "words": words}


class NotesView(Refusing, AnalysisView):
    template_name = "consultations/desk/notes.html"
    permission = CODE_ANSWERS
    here = "notes"

    @cached_property
    def questions(self):
        return list(questions_to_code(self.consultation))

    def post(self, request, **kwargs):
        form = NoteForm(request.POST, questions=self.questions)
        if not form.is_valid():
            return self.shown(status=422, form=form)
        try:
            notes.take(consultation=self.consultation, by=request.user, now=timezone.now(), **form.said())
        except notes.NoteRefused as problem:
            return self.refused(problem, form=form)
        messages.success(request, "The note is kept. It waits to be coded with the other answers.")
        return redirect(self.address("notes"))

    def get_context_data(self, form=None, **kwargs):
        return super().get_context_data(
            form=form or NoteForm(questions=self.questions),
            has_questions=bool(self.questions),
            notes=notes.about(self.consultation),
            **kwargs,
        )
