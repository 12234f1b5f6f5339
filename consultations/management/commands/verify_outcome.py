from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone

from consultations.models import ConsultationPage
from consultations.outcome.report import report_of
from consultations.outcome.verifying import verify


class Command(BaseCommand):
    help = (
        "Works out every figure of an outcome anew and says where the report, its data and the answers part."
    )

    def add_arguments(self, parser):
        parser.add_argument("consultation", help="its number, or the last part of its address")
        parser.add_argument(
            "--data", help="an open data file that somebody has, in place of the portal's own"
        )

    def handle(self, *args, consultation, data=None, **options):
        page = _page(consultation)
        frozen = page.frozen()
        if frozen is None:
            raise CommandError("The figures of this consultation have not been frozen yet.")
        checks = verify(frozen, html=_html(page, frozen), content=_content(data))
        for check in checks:
            self.stdout.write(f"{'holds ' if check.holds else 'BROKEN'}  {check.what}: {check.found}.")
        if not all(check.holds for check in checks):
            raise CommandError("The outcome does not hold.")


def _page(named):
    asked = Q(slug=named) | (Q(pk=int(named)) if named.isdecimal() else Q())
    found = ConsultationPage.objects.originals().filter(asked).first()
    if found is None:
        raise CommandError(
            f"There is no consultation “{named}”. Give its number or the last part of its address."
        )
    return found


def _html(page, frozen):
    report = report_of(page, frozen, timezone.now())
    return render_to_string("consultations/report_figures.html", {"report": report})


def _content(path):
    try:
        return Path(path).read_bytes() if path else None
    except OSError as error:
        raise CommandError(f"The file {path} cannot be read: {error.strerror}.") from error
