"""Every letter of the portal, from samples: as text, in the portal's look, and as a phone shows it."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin

from portal.gallery import staff_only
from portal.letters import sample_named, samples
from portal.nav import Crumb

CRUMBS = [Crumb("Home", "/"), Crumb("Gallery", "/gallery/")]
# A letter carries its styles in itself, as mail programs want them. It has no script and fetches nothing.
LETTER_POLICY = {"style-src": [UNSAFE_INLINE], "script-src": [NONE], "frame-ancestors": [SELF]}


@staff_only
def letters(request):
    return render(request, "gallery_letters.html", {"samples": samples(), "crumbs": CRUMBS})


@staff_only
@csp_replace({"frame-src": [SELF]})
def letter(request, name):
    sample = _found(name)
    crumbs = [*CRUMBS, Crumb("Letters", "/gallery/letters/")]
    context = {"sample": sample, "letter": sample.letter(), "crumbs": crumbs}
    return render(request, "gallery_letter.html", context)


@staff_only
@xframe_options_sameorigin
@csp_replace(LETTER_POLICY)
def twin(request, name):
    """The letter's HTML itself, for the frames of its page."""
    return HttpResponse(_found(name).letter().html)


def _found(name):
    sample = sample_named(name)
    if sample is None:
        raise Http404("There is no such letter.")
    return sample
