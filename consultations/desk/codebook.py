"""The codebook: what answers may be about, with examples, how often each is used, and how it became so."""

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property

from consultations.analysis import codebooks
from consultations.analysis.queues import questions_to_code
from consultations.models import Code, Codebook

from .coding import ForCoders

MOST_CHANGES = 50


class CodeForm(forms.ModelForm):
    class Meta:
        model = Code
        fields = ["name", "description", "examples", "words", "question"]
        widgets = {
            name: forms.Textarea({"rows": rows})
            for name, rows in (("description", 2), ("examples", 3), ("words", 3))
        }

    def __init__(self, *args, codebook, **kwargs):
        super().__init__(*args, **kwargs)
        self.codebook = codebook
        self.fields["question"].queryset = questions_to_code(codebook.consultation)
        self.fields["question"].empty_label = "Every question"

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        others = self.codebook.codes.in_use().exclude(pk=self.instance.pk)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError("There is a code with this name already. Give it another.")
        return name


class CodebookView(ForCoders):
    template_name = "consultations/desk/codebook.html"
    here = "codebook"

    def post(self, request, **kwargs):
        if request.POST.get("press") == "carry":
            return self._carry(request.POST.get("source", ""))
        form = CodeForm(request.POST, codebook=self.codebook)
        if not form.is_valid():
            return self.shown(status=422, form=form)
        code = codebooks.add(codebook=self.codebook, by=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, f"“{code.name}” is added.")
        return redirect(self.address("codebook"))

    def _carry(self, key):
        source = get_object_or_404(self.others, pk=int(key) if key.isdecimal() else 0)
        many = codebooks.carry(
            codebook=self.codebook, source=source, by=self.request.user, now=timezone.now()
        )
        messages.success(self.request, f"{many} codes are carried here.")
        return redirect(self.address("codebook"))

    @cached_property
    def others(self):
        """Codebooks of other consultations that have codes in use."""
        other = Codebook.objects.exclude(pk=self.codebook.pk).select_related("consultation")
        return other.filter(codes__state=Code.State.IN_USE).distinct().order_by("-consultation__closes_at")

    def get_context_data(self, form=None, **kwargs):
        counted = Count("codings__reading__answer", filter=Q(codings__reading__counts=True), distinct=True)
        codes = self.codebook.codes.select_related("question", "merged_into", "split_from").annotate(
            used=counted
        )
        return super().get_context_data(
            codebook=self.codebook,
            codes=[code for code in codes if code.is_in_use],
            former=[code for code in codes if not code.is_in_use],
            changes=self.codebook.changes.select_related("by")[:MOST_CHANGES],
            others=self.others[:30],
            form=form or CodeForm(codebook=self.codebook),
            **kwargs,
        )


class CodeView(ForCoders):
    """One code: its words, and what can be done to it."""

    template_name = "consultations/desk/code.html"
    here = "codebook"

    @cached_property
    def code(self):
        return get_object_or_404(self.codebook.codes.in_use(), pk=self.kwargs["code"])

    def post(self, request, **kwargs):
        press = request.POST.get("press", "change")
        if press == "change":
            return self._change()
        try:
            said = {"merge": self._merge, "split": self._split, "give_up": self._give_up}[press]()
        except (codebooks.CodebookRefused, KeyError) as problem:
            return self.refused(
                problem if isinstance(problem, codebooks.CodebookRefused) else "Press a button."
            )
        messages.success(request, said)
        return redirect(self.address("codebook"))

    def _change(self):
        form = CodeForm(self.request.POST, instance=self.code, codebook=self.codebook)
        if not form.is_valid():
            return self.shown(status=422, form=form)
        kept = Code.objects.get(pk=self.code.pk)
        codebooks.change(code=kept, **self._who(), **form.cleaned_data)
        messages.success(self.request, f"“{kept.name}” is changed.")
        return redirect(self.address("codebook"))

    def _merge(self):
        key = self.request.POST.get("into", "")
        into = self.codebook.codes.filter(pk=int(key) if key.isdecimal() else 0).first()
        if into is None:
            raise codebooks.CodebookRefused("Choose the code to merge it into.")
        codebooks.merge(code=self.code, into=into, **self._who())
        return f"“{self.code.name}” now counts as “{into.name}”."

    def _split(self):
        names = self.request.POST.get("names", "").splitlines()
        codebooks.split(code=self.code, names=names, **self._who())
        return "The code is split. Its answers wait to be read again."

    def _give_up(self):
        codebooks.give_up(code=self.code, **self._who())
        return f"“{self.code.name}” is not offered any more."

    def _who(self):
        return {"by": self.request.user, "now": timezone.now()}

    def get_page_title(self):
        return self.code.name

    def get_context_data(self, form=None, **kwargs):
        return super().get_context_data(
            code=self.code,
            form=form or CodeForm(instance=self.code, codebook=self.codebook),
            others=self.codebook.codes.in_use().exclude(pk=self.code.pk),
            used=self.code.codings.filter(reading__counts=True).count(),
            names=self.request.POST.get("names", ""),
            **kwargs,
        )
