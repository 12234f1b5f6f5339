"""The printed form, as a PDF in ordinary or in large print."""

from django.http import HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from feedback.paper.printing import Size, printed


@require_safe
def form(request, size=Size.ORDINARY):
    made = printed(size)
    tag = f'"{made.name}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    name = f"tell-us-what-happened-{size}-print.pdf"
    headers = {"ETag": tag, "Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-cache"}
    return HttpResponse(made.pdf, content_type="application/pdf", headers=headers)
