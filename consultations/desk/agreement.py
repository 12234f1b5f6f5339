"""How far two coders agree, a code at a time, and what they differ about, settled in view."""

from django import forms
from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property

from consultations.analysis import coding, queues
from consultations.analysis.agreement import agreement
from consultations.models import Code, Reading

from .coding import ForCoders

MOST_SHOWN = 50
Part = Reading.Part


class DrawForm(forms.Form):
    share = forms.IntegerField(
        label="Draw this many in a hundred of the answers that are read",
        min_value=1,
        max_value=100,
        initial=10,
        help_text="At least 20 are drawn. Whoever read an answer first never reads it a second time.",
    )


class AgreementView(ForCoders):
    template_name = "consultations/desk/agreement.html"
    here = "agreement"

    def post(self, request, **kwargs):
        form = DrawForm(request.POST)
        if not form.is_valid():
            return self.shown(status=422, form=form)
        many = coding.draw(
            consultation=self.consultation,
            share=form.cleaned_data["share"] / 100,
            by=request.user,
            now=timezone.now(),
        )
        messages.success(request, f"{many} more answers are drawn for a second reading.")
        return redirect(self.address("agreement"))

    def get_context_data(self, form=None, **kwargs):
        rows, together = agreement(self.consultation)
        disputes = coding.disputes(self.consultation).select_related("question")
        return super().get_context_data(
            rows=rows,
            together=together,
            disputes=disputes[:MOST_SHOWN],
            open_disputes=disputes.count(),
            settled=self._settled(),
            drawn=queues.codable(self.consultation).filter(second_look__isnull=False).count(),
            blind=queues.to_read_blind(self.consultation, self.request.user).count(),
            form=form or DrawForm(),
            **kwargs,
        )

    def _settled(self):
        settled = Reading.objects.of(self.consultation).filter(part=Part.SETTLED).with_codes()
        return settled.select_related("answer__question", "coder").order_by("-at", "-pk")[:MOST_SHOWN]


class DisputeView(ForCoders):
    """One answer, what the first and the second coder chose, and what it is to be."""

    template_name = "consultations/desk/dispute.html"
    here = "agreement"

    @cached_property
    def answer(self):
        readings = Prefetch("readings", Reading.objects.with_codes())
        twice = queues.read_twice(self.consultation).select_related("question").prefetch_related(readings)
        return get_object_or_404(twice, pk=self.kwargs["answer"])

    @cached_property
    def readings(self):
        return {reading.part: reading for reading in self.answer.readings.all()}

    @cached_property
    def offered(self):
        return list(Code.objects.in_use().filter(codebook=self.codebook).for_question(self.answer.question))

    def post(self, request, **kwargs):
        chosen = [code for code in self.offered if str(code.pk) in request.POST.getlist("code")]
        if not chosen and request.POST.get("press") != "none":
            return self.refused("Choose a code, or press “No code fits”.", chosen=set())
        coding.settle(
            answer=self.answer,
            codes=[] if request.POST.get("press") == "none" else chosen,
            by=request.user,
            now=timezone.now(),
            note=request.POST.get("note", ""),
        )
        messages.success(request, "It is settled.")
        return redirect(self._following())

    def _following(self):
        following = coding.disputes(self.consultation).first()
        return self.address("dispute", following.pk) if following else self.address("agreement")

    def get_page_title(self):
        return "Settle what two coders differ about"

    def get_context_data(self, chosen=None, **kwargs):
        first, second = self.readings[Part.FIRST], self.readings[Part.SECOND]
        settled = self.readings.get(Part.SETTLED)
        given = chosen if chosen is not None else (settled.codes if settled else first.codes & second.codes)
        return super().get_context_data(
            answer=self.answer,
            words=queues.words_of(self.answer),
            first=first,
            second=second,
            settled=settled,
            codes=[
                {
                    "code": code,
                    "by_first": code.pk in first.codes,
                    "by_second": code.pk in second.codes,
                    "is_chosen": code.pk in given,
                }
                for code in self.offered
            ],
            note=self.request.POST.get("note", settled.note if settled else ""),
            left=coding.disputes(self.consultation).count(),
            **kwargs,
        )
