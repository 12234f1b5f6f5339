"""Free text and the codes that people gave it: who read what, what it is about, and how codes changed."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from consultations.keys import new_key
from portal.privacy.models import AppendOnly

from .pages import ConsultationPage
from .questions import Question
from .responses import Answer


class Codebook(models.Model):
    """What the answers to one consultation may be about. Each change of its codes is another version."""

    consultation = models.OneToOneField(ConsultationPage, on_delete=models.CASCADE, related_name="codebook")
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )
    version = models.PositiveIntegerField(default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        permissions = [("code_answers", "Can code answers to consultations, and keep their codebooks")]

    def __str__(self):
        return f"Codebook of {self.consultation_id}"


class CodeQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(state=Code.State.IN_USE)

    def for_question(self, question):
        """Those that an answer to this question may get."""
        return self.filter(Q(question=question) | Q(question__isnull=True))


class Code(models.Model):
    """One thing that an answer may be about. Merged, split or given up, it stays for what it was given to."""

    class State(models.TextChoices):
        IN_USE = "in_use", "In use"
        MERGED = "merged", "Merged into another"
        SPLIT = "split", "Split into others"
        GIVEN_UP = "given_up", "Given up"

    codebook = models.ForeignKey(Codebook, on_delete=models.CASCADE, related_name="codes")
    key = models.SlugField(max_length=20, default=new_key, editable=False)
    name = models.CharField(max_length=80, help_text="In a few plain words.")
    description = models.TextField("what belongs here", blank=True, help_text="And what does not.")
    examples = models.TextField(
        blank=True,
        help_text="One a line, in your own words: nothing that a person wrote and could be known by.",
    )
    words = models.TextField(
        "words that speak for it", blank=True, help_text="One word or phrase a line. They suggest this code."
    )
    question = models.ForeignKey(
        Question,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="codes",
        help_text="Leave empty where it fits answers to every question.",
    )
    sort_order = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.IN_USE)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="merged"
    )
    split_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="parts"
    )

    objects = CodeQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["codebook", "key"], name="code_key_once_a_codebook"),
            models.UniqueConstraint(
                fields=["codebook", "name"],
                condition=Q(state="in_use"),
                name="code_name_once_a_codebook",
                violation_error_message="There is a code with this name already. Give it another.",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="code_merged_into_another",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_in_use(self):
        return self.state == self.State.IN_USE

    @property
    def cues(self):
        return tuple(line.strip() for line in self.words.splitlines() if line.strip())


class CodeChange(AppendOnly):
    """What was done to a codebook, by whom and when. Each is one version."""

    class What(models.TextChoices):
        ADDED = "added", "added"
        CHANGED = "changed", "changed"
        MERGED = "merged", "merged"
        SPLIT = "split", "split"
        GIVEN_UP = "given_up", "given up"
        CARRIED = "carried", "carried here"

    codebook = models.ForeignKey(Codebook, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    what = models.CharField(max_length=10, choices=What)
    code = models.ForeignKey(Code, null=True, on_delete=models.RESTRICT, related_name="changes")
    told = models.CharField(max_length=300, help_text="In a sentence, with the names as they were.")
    answers = models.PositiveIntegerField(default=0, help_text="How many answers had the code then.")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-version", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["codebook", "version"], name="one_change_a_version"),
        ]

    def __str__(self):
        return f"Version {self.version}: {self.told}"


class ReadingQuerySet(models.QuerySet):
    def of(self, consultation):
        return self.filter(answer__question__page=consultation.source_pk)

    def counted(self):
        """One an answer: as it was settled, or else as it was first read."""
        return self.filter(counts=True)

    def with_codes(self):
        return self.select_related("coder").prefetch_related("codings__code")


class Reading(models.Model):
    """A person has read an answer and said what it is about: first, blindly, or to settle it."""

    class Part(models.TextChoices):
        FIRST = "first", "First reading"
        SECOND = "second", "Second reading, blind"
        SETTLED = "settled", "Settled"

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="readings")
    part = models.CharField(max_length=10, choices=Part, default=Part.FIRST)
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    counts = models.BooleanField(default=True)
    note = models.CharField("why it was settled so", max_length=250, blank=True)

    objects = ReadingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["answer", "part"], name="read_once_a_part"),
            models.UniqueConstraint(
                fields=["answer"], condition=Q(counts=True), name="one_reading_counts_an_answer"
            ),
            models.CheckConstraint(
                condition=~Q(part="second") | Q(counts=False), name="second_reading_never_counts"
            ),
        ]

    def __str__(self):
        return f"{self.get_part_display()} of answer {self.answer_id}"

    @property
    def codes(self):
        """The codes that it gave, as they stand today: a merged one is what it was merged into."""
        return {coding.code.merged_into_id or coding.code_id for coding in self.codings.all()}


class CodingQuerySet(models.QuerySet):
    def standing_for(self):
        """Each with `stands_for`: its code, or what that was merged into."""
        return self.annotate(stands_for=Coalesce(F("code__merged_into"), F("code")))


class Coding(models.Model):
    """One code that a reading gave, and whether it had been suggested. No reading at all gives none."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="codings")
    code = models.ForeignKey(Code, on_delete=models.RESTRICT, related_name="codings")
    was_suggested = models.BooleanField(default=False)

    objects = CodingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["reading", "code"], name="coded_once_a_reading")]

    def __str__(self):
        return f"Code {self.code_id} in reading {self.reading_id}"


class SecondLook(models.Model):
    """An answer that was drawn to be read by somebody else as well."""

    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="second_look")
    drawn_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Second look at answer {self.answer_id}"


class Lessons(models.Model):
    """What was learned from a codebook and its coded answers: numbers and stems, no text of anybody."""

    codebook = models.OneToOneField(Codebook, on_delete=models.CASCADE, related_name="lessons")
    version = models.PositiveIntegerField(default=0)
    readings = models.PositiveIntegerField(default=0)
    lines = models.JSONField(default=dict, help_text="{question: {code: [bias, {gram: weight}]}}")
    made_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Lessons of codebook {self.codebook_id}"


def is_read(part=Reading.Part.FIRST):
    """Of answers: whether somebody has read it so."""
    return Exists(Reading.objects.filter(answer=OuterRef("pk"), part=part))
