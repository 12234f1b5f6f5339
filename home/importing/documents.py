"""Documents with what is known of each: a spreadsheet, and the files that its rows name."""

from django.contrib.auth import get_user_model
from django.core.files import File
from wagtail.documents.permissions import permission_policy
from wagtail.models import Collection

from home.actions import replace_file
from home.models import AllianceDocument
from home.uploads.checking import check
from home.uploads.unfit import Unfit
from portal.tables.refusals import Refused
from portal.taxonomy.models import PathwayStage, Priority, TumourSite

from . import cells, known
from .files import hash_of
from .sheet import Column, Plan, Sheet, Verdict, checked

TERMS = {"tumour_sites": TumourSite, "priorities": Priority, "stages": PathwayStage}


class Documents(Sheet):
    key = "documents"
    name = "Documents"
    about = (
        "A row a document, and its file in the ZIP beside the spreadsheet. A file’s name is its key: "
        "the same "
        "name later replaces the file and keeps the address."
    )
    permission = "home.import_sheets"
    takes_files = True
    columns = (
        Column("file", "File", "Its name in the ZIP, with its folder: leaflets/bowel.pdf", True),
        Column("title", "Title", "", True),
        Column("summary", "Summary", "What is inside, in one or two plain sentences"),
        Column("kind", "Kind", ", ".join(AllianceDocument.Kind.labels) + "; empty means Other"),
        Column("tumour_sites", "Tumour sites", "With semicolons between"),
        Column("priorities", "Priorities", "With semicolons between"),
        Column("stages", "Stages", "With semicolons between"),
        Column("collection", "Collection", "Where it is kept; empty means the main one"),
        Column("owner", "Owner", "The e-mail address of whoever keeps it right"),
        Column("last_reviewed", "Last reviewed", "A date like 31/07/2026"),
        Column("review_date", "Review by", "A date like 31/07/2026"),
    )

    def __init__(self, **about):
        super().__init__(**about)
        self.terms = {name: known.terms(model) for name, model in TERMS.items()}
        may = permission_policy.collections_user_has_permission_for(self.by, "add")
        self.collections = known.Known(may, "collection that you may add to", lambda row: (row.name,))
        self.main = Collection.get_first_root_node()
        people = get_user_model().objects.filter(is_active=True)
        self.owners = known.Known(people, "person", lambda row: (row.email,))
        documents = AllianceDocument.objects.exclude(imported_as="").prefetch_related(*TERMS)
        self.known = {document.imported_as.casefold(): document for document in documents}

    def identity(self, row):
        return row["file"].casefold()

    def plan(self, row):
        name = cells.text(row["file"], 200)
        document = self.known.get(name.casefold())
        is_new = document is None
        document = document or AllianceDocument(imported_as=name, file=name, uploaded_by_user=self.by)
        values = self._values(row)
        terms = {name: each.several(row[name]) for name, each in self.terms.items()}
        changed = [name for name, value in values.items() if getattr(document, name, None) != value]
        changed += [] if is_new else [name for name, rows in terms.items() if _others(document, name, rows)]
        has_new_file = self._looked_at(name, document, is_new)
        for name, value in values.items():
            setattr(document, name, value)
        checked(document, exclude=["file", "slug"])
        if not is_new and not changed and not has_new_file:
            return Plan(Verdict.SAME)
        verdict = Verdict.NEW if is_new else Verdict.CHANGED
        return Plan(verdict, lambda: self._store(document, terms, has_new_file))

    def _values(self, row):
        kind = row["kind"] or AllianceDocument.Kind.OTHER
        return {
            "title": cells.text(row["title"], 255),
            "summary": cells.text(row["summary"], 600),
            "kind": cells.choice(kind, AllianceDocument.Kind),
            "collection": self.collections.one(row["collection"] or self.main.name),
            "kept_by": self.owners.one(row["owner"]),
            "last_reviewed": cells.day(row["last_reviewed"]),
            "review_date": cells.day(row["review_date"]),
        }

    def _looked_at(self, name, document, is_new):
        """True where the row brings a file that we do not have. A known document needs none."""
        with self.files.opened(name) as file:
            if file is None:
                if is_new:
                    raise Refused("This file is not in the ZIP.", name)
                return False
            try:
                check(file)
            except Unfit as problem:
                raise Refused(str(problem), name) from None
            return is_new or hash_of(file) != document.file_hash

    def _store(self, document, terms, has_new_file):
        if not has_new_file:
            document.save()
        else:
            with self.files.opened(document.imported_as) as file:
                self._put_in(document, File(file, name=file.name.rpartition("/")[2]))
        for name, rows in terms.items():
            getattr(document, name).set(rows)

    def _put_in(self, document, file):
        if document.pk:
            replace_file(document, file, by=self.by, now=self.now)
            return
        document.file, document.changed_at = file, self.now
        document.save()


def _others(document, name, rows):
    return {row.pk for row in getattr(document, name).all()} != {row.pk for row in rows}
