"""Hands out a document's file: always as an attachment, never to be guessed at, always asked for anew."""

from django.http import FileResponse, Http404
from django.views.decorators.http import condition

NOTHING_MAY_RUN = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def attachment(request, held):
    """The file of a document or of an earlier version, or 304 where the reader has it already.

    A reader's browser may keep it but must ask each time, so that a document made private is private at once.
    """
    tag = f'"{held.file_tag}"'
    response = condition(etag_func=lambda *_: tag)(_open)(request, held)
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    # Should a browser open the file all the same, nothing in it may load, run or reach this site.
    response["Content-Security-Policy"] = NOTHING_MAY_RUN
    return response


def _open(request, held):
    try:
        file = held.file.open("rb")
    except FileNotFoundError as error:
        raise Http404("The file is missing.") from error
    return FileResponse(file, as_attachment=True, filename=held.file_name)
