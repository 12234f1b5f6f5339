from django_tasks import task

from feedback.models import StoryExport

from .making import make


@task(queue_name="default", backend="background")
def make_export(export_pk):
    make(StoryExport.objects.get(pk=export_pk))
