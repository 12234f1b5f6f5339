from django.db import models

from home.inside.advice import advice_of

from .documents import AllianceDocument

FIRST_LINES, FIRST_LETTERS = 6, 700


class DocumentReading(models.Model):
    """What the background worker found inside a document's file: its words by page, and what to mend in it.

    A new file empties it in the same step, so that words that are gone are found no longer.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Not read yet"
        READ = "read", "Read"
        NO_WORDS = "no_words", "No words inside (scanned, or pictures only)"
        FAILED = "failed", "Could not be read"

    document = models.OneToOneField(AllianceDocument, on_delete=models.CASCADE, related_name="reading")
    file_hash = models.CharField(max_length=40, blank=True, help_text="Of the file that this is about.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    parts = models.JSONField(default=list, blank=True, help_text="Pairs: where on the pages, and the words.")
    advice = models.JSONField(default=list, blank=True)
    problem = models.CharField(max_length=200, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="read") | models.Q(parts=[]), name="only_a_read_document_has_words"
            )
        ]

    def __str__(self):
        return f"{self.document_id}: {self.get_state_display()}"

    @property
    def has_no_words(self):
        return self.state == self.State.NO_WORDS

    @property
    def first_lines(self):
        """How the document begins, cut where a word ends."""
        words = self.parts[0][1] if self.parts else ""
        lines = [line for line in words.splitlines() if line.strip()][:FIRST_LINES]
        kept, left = [], FIRST_LETTERS
        for line in lines:
            kept.append(line if len(line) <= left else f"{line[:left].rpartition(' ')[0]} …")
            left -= len(line)
            if left <= 0:
                break
        return kept

    @property
    def letters(self):
        return sum(len(words) for _, words in self.parts)

    @property
    def advice_in_words(self):
        """What to mend, each with how."""
        return [advice_of(key) for key in self.advice]

    @property
    def problems(self):
        """What is wrong with it, in a line."""
        return " ".join(each.problem for each in self.advice_in_words)
