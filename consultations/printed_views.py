"""The questionnaire on paper, in ordinary and in large print."""

from django.views.decorators.http import require_safe

from consultations.paper.printing import printed
from consultations.views import published_or_404
from portal.printing import Size, pdf_response


@require_safe
def questionnaire(request, pk, size=Size.ORDINARY):
    page = published_or_404(pk)
    return pdf_response(request, printed(page, size), filename=f"{page.slug}-{size}-print.pdf")
