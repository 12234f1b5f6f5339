"""Two questions that a load balancer asks. The answers name what failed and nothing else."""

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def alive(request):
    """The process answers. It asks nothing of the database, so that a slow one does not get us restarted."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request):
    """The portal can serve people: 200, or 503 with the names of what cannot."""
    failing = [name for name, holds in CHECKS.items() if not _holds(holds)]
    if failing:
        return JsonResponse({"status": "failing", "failing": failing}, status=503)
    return JsonResponse({"status": "ok"})


def _holds(check):
    try:
        return check()
    except Exception:  # whatever goes wrong in a check, the answer is that it does not hold
        return False


def _database_answers():
    with connection.cursor() as cursor:
        return cursor.execute("SELECT 1") is not None


def _migrations_are_in_step():
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _search_answers():
    apps.get_model("search", "SearchEntry").objects.exists()
    return True


CHECKS = {
    "database": _database_answers,
    "migrations": _migrations_are_in_step,
    "search": _search_answers,
}
