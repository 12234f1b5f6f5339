from django.db import models

from portal.privacy.storage import private_storage
from portal.tables.upload import TableUpload, a_name_of_chance


class SheetUpload(TableUpload):
    """A spreadsheet of editors on its way in: first looked through, then stored, if they say so."""

    sheet = models.CharField(max_length=20, help_text="What its rows are: a key of home.importing.")
    files = models.FileField(
        storage=private_storage,
        upload_to=a_name_of_chance,
        blank=True,
        help_text="A ZIP of the files that the rows name.",
    )
    is_trial = models.BooleanField(default=True, help_text="What is read next is only looked through.")
    tried_at = models.DateTimeField(null=True, blank=True)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)

    class Meta(TableUpload.Meta):
        permissions = [("import_sheets", "Import spreadsheets")]

    def forget_file(self):
        if self.files:
            self.files.delete(save=True)
        super().forget_file()
