"""The answers to one consultation as a table: a row a response, a column a question."""

from consultations.models import Response
from consultations.stages import LONDON

CHUNK = 500
HEAD = ("Reference", "Sent", "Source")


def head_of(questions):
    return [*HEAD, *(f"{number}. {question.wording}" for number, question in enumerate(questions, start=1))]


def rows_of(consultation, questions):
    """One row after another, never all at once, the oldest response first."""
    responses = Response.objects.to(consultation).oldest_first().with_answers()
    for response in responses.iterator(chunk_size=CHUNK):
        said = {answer.question_id: words_of(answer) for answer in response.answers.all()}
        sent = response.submitted_at.astimezone(LONDON).isoformat(sep=" ", timespec="seconds")
        answers = [said.get(question.pk, "") for question in questions]
        yield [response.reference, sent, response.get_source_display(), *answers]


def words_of(answer):
    """A text as it was written, or the choices made, one after another."""
    return answer.text or "; ".join(choice.label for choice in answer.chosen.all())
