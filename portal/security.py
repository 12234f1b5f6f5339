"""Which content security policy a response carries: strict for the public, looser where Wagtail needs it."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware

WORK_AREA = "/admin/"
# Wagtail's pages carry small scripts and styles in the page itself, and preview pages in a frame.
WORK_AREA_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}


class PolicyMiddleware(CSPMiddleware):
    """The public policy stands in settings; the work area and its previews replace what they must."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if is_work(request):
            parts.replace = {**WORK_AREA_POLICY, **(parts.replace or {})}
            parts.nonce = None
        return parts


def is_work(request):
    """True in Wagtail's admin, and for a preview that it shows in a frame."""
    return request.path.startswith(WORK_AREA) or getattr(request, "is_preview", False)
