"""The printed form, as a PDF in ordinary or in large print."""

from django.views.decorators.http import require_safe

from feedback.paper.printing import printed
from portal.printing import Size, pdf_response


@require_safe
def form(request, size=Size.ORDINARY):
    return pdf_response(request, printed(size), filename=f"tell-us-what-happened-{size}-print.pdf")
