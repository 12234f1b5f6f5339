"""What was learned of a codebook, kept ready: made anew by the worker when people have coded more."""

from django.utils import timezone
from django_tasks import task

from consultations.models import Codebook, Lessons, Reading
from portal.privacy import identifiers

from .learning import CodeText, Line, fit
from .queues import questions_to_code, words_of

# More teaches nothing new, and takes the worker longer.
MOST_EXAMPLES = 4_000
FEWEST_NEW, SHARE_NEW = 10, 0.1


def lines_for(codebook, question):
    """{key of a code: Line} for the question. What was not learned yet, the codebook says itself."""
    codes = list(codebook.codes.in_use().for_question(question))
    kept = Lessons.objects.filter(codebook=codebook).first()
    learned = kept.lines.get(question.key, {}) if kept else {}
    said = fit([], [code_text(code) for code in codes])
    return {key: Line(*learned[key]) if key in learned else line for key, line in said.items()}


def learn_when_due(codebook):
    """Have the worker learn, where enough was coded since it last did, or the codebook was changed."""
    readings = Reading.objects.of(codebook.consultation).counted().count()
    kept = Lessons.objects.filter(codebook=codebook).first()
    known, version = (kept.readings, kept.version) if kept else (0, 0)
    new = readings - known
    enough = new >= max(FEWEST_NEW, SHARE_NEW * known) and new % FEWEST_NEW == 0
    if readings and (enough or version != codebook.version):
        learn_codebook.using(backend="background").enqueue(codebook.pk)


@task(queue_name="default", backend="background")
def learn_codebook(codebook_pk):
    learn(Codebook.objects.get(pk=codebook_pk), now=timezone.now())


def learn(codebook, *, now):
    lines = {
        question.key: {key: [line.bias, line.weights] for key, line in _lines_of(codebook, question).items()}
        for question in questions_to_code(codebook.consultation)
    }
    readings = Reading.objects.of(codebook.consultation).counted().count()
    fresh = {"version": codebook.version, "readings": readings, "lines": lines, "made_at": now}
    Lessons.objects.update_or_create(codebook=codebook, defaults=fresh)


def code_text(code):
    return CodeText(code.key, f"{code.name}. {code.description} {code.examples}", code.cues)


def veiled(text):
    """The text with blanks for whatever could name somebody: no name is learned."""
    kept = list(text)
    for found in identifiers.find(text):
        kept[found.start : found.end] = " " * (found.end - found.start)
    return "".join(kept)


def _lines_of(codebook, question):
    codes = [code_text(code) for code in codebook.codes.in_use().for_question(question)]
    return fit(list(_examples(question)), codes)


def _examples(question):
    """The newest coded answers to the question, each with the keys of its codes as they stand today."""
    readings = Reading.objects.counted().filter(
        answer__question=question, answer__response__withdrawn_at=None
    )
    newest = readings.select_related("answer").order_by("-at", "-pk")[:MOST_EXAMPLES]
    for reading in newest.prefetch_related("codings__code__merged_into"):
        codes = (coding.code.merged_into or coding.code for coding in reading.codings.all())
        yield veiled(words_of(reading.answer)), {code.key for code in codes}
