"""What the background worker does for outcomes."""

from django_tasks import task

from consultations.models import FrozenFigures

from .answers import digest_of_answers


@task(queue_name="default", backend="background")
def work_out_answers_digest(frozen_pk):
    """Hash the answers that were counted. Done again it says the same, as long as nobody took one back."""
    frozen = (
        FrozenFigures.objects.select_related("consultation").filter(pk=frozen_pk, answers_digest="").first()
    )
    if frozen:
        frozen.answers_digest = digest_of_answers(frozen.consultation)
        frozen.save(update_fields=["answers_digest"])
