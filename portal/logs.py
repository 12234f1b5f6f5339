"""What the portal writes down about itself: a line a request, and no word, name or address of a person."""

import copy
import logging
import time

from django.db import connection
from pythonjsonlogger.json import JsonFormatter

request_lines = logging.getLogger("portal.requests")

OURS = ("portal", "home", "consultations", "feedback", "search")
# Libraries whose lines carry nothing but their own numbers and names.
PLAIN = (*OURS, "django_tasks")
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
# What may stand in a line of JSON. Anything else that a library attaches, such as the request, is left out.
FIELDS = {"timestamp", "level", "logger", "message", "error", "method", "route", "status", "ms", "queries"}


def configuration(*, readable=False, level="INFO"):
    """The LOGGING setting: JSON lines for a log collector, or readable ones for a terminal."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": f"portal.logs.{'ReadableLine' if readable else 'JsonLine'}"}},
        "filters": {"errors": {"()": "portal.logs.ErrorsOnly"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "line"},
            "errors": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["errors"]},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            **{name: {"level": level} for name in OURS},
            "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
            # A refused or missing page has its own line already; Django's would add the path.
            "django.request": {"handlers": ["errors"], "propagate": False},
            "django.server": {"handlers": ["errors"], "propagate": False},
            # While Elasticsearch is away the portal says so itself, once.
            "elastic_transport": {"level": "ERROR"},
        },
    }


class RequestLogMiddleware:
    """Writes one line a request. The route is the pattern that matched: a path or a query may carry words."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        began, queries = time.perf_counter(), QueryCount()
        with connection.execute_wrapper(queries):
            response = self.get_response(request)
        line = {
            "method": request.method if request.method in METHODS else "OTHER",
            "route": route_of(request),
            "status": response.status_code,
            "ms": round((time.perf_counter() - began) * 1000),
            "queries": queries.count,
        }
        request_lines.info("%(method)s %(route)s %(status)s %(ms)s ms %(queries)s queries", line, extra=line)
        return response


class QueryCount:
    def __init__(self):
        self.count = 0

    def __call__(self, execute, sql, params, many, context):
        self.count += 1
        return execute(sql, params, many, context)


def route_of(request):
    match = request.resolver_match
    return match.view_name or match.route if match else "unmatched"


class ErrorsOnly(logging.Filter):
    def filter(self, record):
        return bool(record.exc_info)


class JsonLine(JsonFormatter):
    """One JSON object a line, with the listed fields only."""

    def __init__(self):
        names = {"levelname": "level", "name": "logger", "exc_info": "error"}
        super().__init__(["levelname", "name", "message"], rename_fields=names, timestamp=True)

    def format(self, record):
        return super().format(without_personal_words(record))

    def process_log_record(self, log_data):
        return {name: value for name, value in log_data.items() if name in FIELDS}


class ReadableLine(logging.Formatter):
    def __init__(self):
        super().__init__("%(asctime)s %(levelname)s %(message)s", datefmt="%H:%M:%S")

    def format(self, record):
        return super().format(without_personal_words(record))


def without_personal_words(record):
    """A copy of the record from which nothing that a person typed can follow.

    Our own modules, and those named PLAIN, write only what they may. Other libraries put paths, headers and
    values into the arguments of their messages, and every exception puts values into its text: of those the
    pattern of the message, the kind of the exception and its places in the code are kept.
    """
    clean = copy.copy(record)
    if record.name == "django.request":
        clean.msg, clean.args = "A request failed.", ()
    elif record.name.startswith("django.security"):
        clean.msg, clean.args = f"Refused: {record.name.rpartition('.')[2]}", ()
    elif not record.name.startswith(PLAIN):
        clean.msg, clean.args = str(record.msg), ()
    if record.exc_info:
        clean.exc_info, clean.exc_text = None, "\n".join(kinds_and_places(record.exc_info[1]))
    return clean


def kinds_and_places(error):
    """The kind of the error and of those that led to it, each with where it passed. No values."""
    while error is not None:
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        trace = error.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            yield f"  {code.co_filename}:{trace.tb_lineno} {code.co_name}"
            trace = trace.tb_next
        error = error.__cause__ or error.__context__
