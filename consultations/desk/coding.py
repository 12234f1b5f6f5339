"""Coding: what is left, and the workbench where one answer is read at a time."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property

from consultations.analysis import agreement, codebooks, coding, lessons, queues
from consultations.analysis.counting import Counting
from consultations.analysis.proposing import proposals
from consultations.kinds import WRITING
from consultations.models import Reading
from consultations.permissions import CODE_ANSWERS

from .base import AnalysisView, Refusing
from .marking import pieces_of

FIRST = Reading.Part.FIRST
KEYS = "123456789"


class ForCoders(Refusing, AnalysisView):
    permission = CODE_ANSWERS
    here = "coding"

    @cached_property
    def codebook(self):
        return codebooks.begin(consultation=self.consultation, by=self.request.user)


class CodingView(ForCoders):
    """Each question that people answer in their own words: how many are read, and how many are left."""

    template_name = "consultations/desk/coding.html"

    def get_context_data(self, **kwargs):
        counting = Counting(self.consultation)
        rows = [
            {
                "question": question,
                "url": f"{self.address('coding_next')}?question={question.key}",
                "left": queues.unread(self.consultation).filter(question=question).count(),
                "read": Reading.objects.filter(answer__question=question, part=FIRST).count(),
            }
            for question in counting.questions
            if question.kind in WRITING or question.offers_other
        ]
        return super().get_context_data(
            rows=rows,
            left=sum(row["left"] for row in rows),
            again=queues.to_read_again(self.consultation).count(),
            blind=queues.to_read_blind(self.consultation, self.request.user).count(),
            readers=agreement.readers(self.consultation),
            codes=self.codebook.codes.in_use().count(),
            **kwargs,
        )


class NextView(ForCoders):
    """Leads to the next answer that nobody has read: of ?question=, after ?after=, then from the start."""

    def get(self, request, **kwargs):
        answer = following(self.consultation, request.GET)
        if answer is None:
            messages.success(request, "Nothing is left to read here.")
            return redirect(self.address("coding"))
        return redirect(with_question(self.address("workbench", answer.pk), request.GET))


class WorkbenchView(ForCoders):
    """One answer large, and the codes beside it: the suggested ones first, with the words that decided."""

    template_name = "consultations/desk/workbench.html"

    @cached_property
    def answer(self):
        mine = queues.codable(self.consultation).select_related("question", "response__event_note")
        return get_object_or_404(mine, pk=self.kwargs["answer"])

    @cached_property
    def reading(self):
        return self.answer.readings.with_codes().filter(part=FIRST).first()

    @cached_property
    def proposals(self):
        lines = lessons.lines_for(self.codebook, self.answer.question)
        return {each.key: each for each in proposals(lines, queues.words_of(self.answer))}

    @cached_property
    def codes(self):
        """In the order of their keys: what is suggested, likeliest first, then as in the codebook."""
        offered = list(self.codebook.codes.in_use().for_question(self.answer.question))
        place = {key: number for number, key in enumerate(self.proposals)}
        return sorted(offered, key=lambda code: place.get(code.key, len(place)))

    def post(self, request, **kwargs):
        chosen = [code for code in self.codes if str(code.pk) in request.POST.getlist("code")]
        try:
            self._keep(chosen, request.POST)
        except (coding.CodingRefused, codebooks.CodebookRefused) as problem:
            return self.refused(problem, chosen={code.pk for code in chosen})
        lessons.learn_when_due(self.codebook)
        after = request.GET.copy()
        after["after"] = self.answer.pk
        return redirect(f"{self.address('coding_next')}?{after.urlencode()}")

    @transaction.atomic
    def _keep(self, chosen, sent):
        by, now = self.request.user, timezone.now()
        if new := sent.get("new", "").strip():
            chosen = [*chosen, self._new_code(new)]
        if not chosen and sent.get("press") != "none":
            raise coding.CodingRefused("Choose a code, or press “No code fits”.")
        coding.read(
            answer=self.answer,
            codes=[] if sent.get("press") == "none" else chosen,
            by=by,
            now=now,
            seen=int(sent["seen"]) if sent.get("seen", "").isdecimal() else None,
            suggested=set(self.proposals),
        )
        if sent.get("same"):
            coding.read_the_same(answer=self.answer, by=by, now=now)

    def _new_code(self, name):
        """A code that the coder found missing, for this question and any other."""
        taken = self.codebook.codes.in_use().filter(name__iexact=name).first()
        added = {"name": name[:80], "by": self.request.user, "now": timezone.now()}
        return taken or codebooks.add(codebook=self.codebook, **added)

    def get_page_title(self):
        return "Code an answer"

    def get_context_data(self, chosen=None, **kwargs):
        text = queues.words_of(self.answer)
        reasons = [word for each in self.proposals.values() for word in each.because]
        given = {each.code_id for each in self.reading.codings.all()} if self.reading else set()
        return super().get_context_data(
            answer=self.answer,
            reading=self.reading,
            pieces=pieces_of(text, reasons),
            codes=[
                {
                    "code": code,
                    "key": KEYS[place] if place < len(KEYS) else "",
                    "proposal": self.proposals.get(code.key),
                    "is_chosen": code.pk in (given if chosen is None else chosen),
                }
                for place, code in enumerate(self.codes)
            ],
            same=coding.same_words(self.answer).exclude(readings__part=FIRST).count(),
            skip=self._skip(),
            left=queues.unread(self.consultation).filter(question=self.answer.question).count(),
            latest=self._latest(),
            is_blind=False,
            **kwargs,
        )

    def _skip(self):
        query = self.request.GET.copy()
        query["after"] = self.answer.pk
        return f"{self.address('coding_next')}?{query.urlencode()}"

    def _latest(self):
        """The answer that this coder read last, to be looked at once more."""
        mine = Reading.objects.of(self.consultation).filter(part=FIRST, coder=self.request.user)
        last = mine.exclude(answer=self.answer).order_by("-at", "-pk").first()
        return with_question(self.address("workbench", last.answer_id), self.request.GET) if last else ""


class BlindView(WorkbenchView):
    """The same answer for somebody who must not know what the first coder chose: nothing is suggested."""

    def get(self, request, **kwargs):
        if "answer" not in kwargs:
            return self._lead_to_next()
        if not queues.to_read_blind(self.consultation, request.user).filter(pk=self.answer.pk).exists():
            raise Http404
        return self.shown()

    def post(self, request, **kwargs):
        if "answer" not in kwargs:
            raise Http404
        chosen = [code for code in self.codes if str(code.pk) in request.POST.getlist("code")]
        if not chosen and request.POST.get("press") != "none":
            return self.refused("Choose a code, or press “No code fits”.", chosen=set())
        try:
            codes = [] if request.POST.get("press") == "none" else chosen
            coding.read_blind(answer=self.answer, codes=codes, by=request.user, now=timezone.now())
        except coding.CodingRefused as problem:
            return self.refused(problem, chosen={code.pk for code in chosen})
        return self._lead_to_next()

    def _lead_to_next(self):
        answer = queues.to_read_blind(self.consultation, self.request.user).first()
        if answer is None:
            messages.success(self.request, "Nothing is left for you to read a second time.")
            return redirect(self.address("agreement"))
        return redirect(self.address("blind_answer", answer.pk))

    def get_page_title(self):
        return "Read an answer a second time"

    @property
    def proposals(self):
        return {}

    @property
    def reading(self):
        return None

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        left = queues.to_read_blind(self.consultation, self.request.user).count()
        return {**context, "is_blind": True, "same": 0, "skip": "", "latest": "", "left": left}


def following(consultation, asked):
    """The next answer that nobody has read, as the query says; with ?again=, that must be read again."""
    waiting = queues.to_read_again(consultation) if asked.get("again") else queues.unread(consultation)
    if key := asked.get("question"):
        waiting = waiting.filter(question__key=key)
    after = asked.get("after", "")[:18]
    if after.isdecimal():
        return waiting.filter(pk__gt=int(after)).first() or waiting.exclude(pk=int(after)).first()
    return waiting.first()


def with_question(url, asked):
    return f"{url}?question={asked['question']}" if asked.get("question", "").isalnum() else url
