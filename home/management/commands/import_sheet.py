from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from home.importing.files import Folder, NoFiles
from home.importing.reading import mapping_of, read
from home.importing.sheet import Verdict
from home.importing.sheets import SHEETS
from home.importing.uploading import check_may_import
from portal.tables.files import Unreadable
from portal.tables.refusals import Refusals
from portal.tables.rows import count_rows, header_of


class Command(BaseCommand):
    help = (
        "Imports a list that editors keep as a spreadsheet. What is here already is changed, never doubled."
    )

    def add_arguments(self, parser):
        parser.add_argument("sheet", choices=SHEETS, help="What its rows are.")
        parser.add_argument("file", type=Path, help="The spreadsheet: CSV in UTF-8, or Excel.")
        parser.add_argument(
            "--by", required=True, help="The e-mail address of whoever is said to have done it, and may."
        )
        parser.add_argument("--files", type=Path, help="The folder of the files that its rows name.")
        parser.add_argument("--trial", action="store_true", help="Only say what would happen.")
        parser.add_argument("--refusals", type=Path, help="A CSV file to list the refused rows in.")

    def handle(self, *, sheet, file, by, files, trial, refusals, verbosity, **options):
        user = self._user(by, sheet)
        held = Folder(files) if files else NoFiles()
        kind = SHEETS[sheet](by=user, now=timezone.now(), files=held)
        try:
            with Refusals(refusals) as refused, tqdm(total=count_rows(file), disable=not verbosity) as bar:
                mapping = mapping_of(kind, header_of(file))
                count = read(file, kind, mapping, refused, stores=not trial, progress=_moving(bar))
        except Unreadable as problem:
            raise CommandError(str(problem)) from problem
        self._say(count, refused, trial)

    def _user(self, email, sheet):
        user = get_user_model().objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody signs in with {email}.")
        try:
            check_may_import(user, sheet)
        except PermissionDenied:
            raise CommandError(f"{email} may not import this. Name an editor or an administrator.") from None
        return user

    def _say(self, count, refused, trial):
        new, changed, same = (count.verdicts[verdict] for verdict in Verdict)
        would = "would be " if trial else ""
        self.stdout.write(
            f"{new} {would}new, {changed} {would}changed, {same} the same, {refused.total} refused."
        )
        for line in refused.in_words():
            self.stdout.write(f"  {line}")


def _moving(bar):
    return lambda count: bar.update(count.done - bar.n)
