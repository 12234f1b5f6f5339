"""The work that no upload waits for: looking into each new file."""

from django_tasks import task

from . import reading


@task(queue_name="default", backend="background")
def read_documents(pks):
    """Look into these documents' files, where nobody has since they were put in place."""
    for pk in pks:
        reading.read(pk)
