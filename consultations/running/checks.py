"""The checks before a consultation opens, and the sheet that somebody signs."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.functional import cached_property

from consultations import opening, preflight
from consultations.told_already import told_already

from .view import OfAConsultation


class ChecksView(OfAConsultation):
    """Each check with what was found; a reason where one may be given; the button that signs the sheet."""

    name = "checks"
    template_name = "consultations/running/checks.html"
    page_title = "Checks before it opens"

    @cached_property
    def told(self):
        return told_already(self.draft)

    def plan(self, said):
        return opening.plan_of(
            self.draft,
            told=self.told,
            why_again=said.get("why_again", "").strip(),
            is_accessible=bool(said.get("accessible")),
        )

    def get(self, request, pk):
        last = self.consultation.pass_sheets.first()
        said = {"why_again": last.why_again} if last else {}
        return self._shown(said)

    def post(self, request, pk):
        plan = self.plan(request.POST)
        try:
            opening.sign(
                page=self.draft,
                plan=plan,
                told=self.told,
                excuses=_excuses(request.POST),
                by=request.user,
                now=self.now,
            )
        except opening.NotReady as refusal:
            return self._shown(request.POST, refusal.open_checks, status=422)
        messages.success(request, "The pass sheet is signed. You can publish now.")
        return redirect(self.address("index"))

    def _shown(self, said, still_open=(), status=200):
        excuses = _excuses(said)
        lines = [
            {
                "check": check,
                "may_be_excused": not check.passed and check.name not in preflight.NEVER_EXCUSED,
                "excuse": excuses.get(check.name, ""),
            }
            for check in preflight.checks(self.plan(said))
        ]
        return self.shown(status, lines=lines, told=self.told, said=said, still_open=still_open)


def _excuses(said):
    named = ((name, name.removeprefix("excuse-")) for name in said if name.startswith("excuse-"))
    return {check: said[name].strip() for name, check in named}
