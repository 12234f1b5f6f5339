"""The background worker of tests: does what waits, in this process and at once."""

from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult


def do_background_work():
    waiting = list(DBTaskResult.objects.filter(status="READY").order_by("enqueued_at"))
    DBTaskResult.objects.filter(pk__in=[result.pk for result in waiting]).delete()
    for result in waiting:
        given = result.args_kwargs
        import_string(result.task_path).func(*given["args"], **given["kwargs"])
