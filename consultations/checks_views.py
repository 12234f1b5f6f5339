"""The pass sheet of a consultation, for everybody."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from consultations.models import ConsultationPage


@require_safe
def sheet(request, pk):
    """What was checked before it opened, what did not pass and why it opened all the same."""
    published = ConsultationPage.objects.published().originals().defer_streamfields()
    consultation = get_object_or_404(published, pk=pk)
    signed = consultation.pass_sheets.first()
    if signed is None:
        raise Http404
    context = {"consultation": consultation, "sheet": signed}
    return render(request, "consultations/pass_sheet.html", context)
