"""Small files that machines look for at fixed addresses."""

import datetime

from django.conf import settings
from django.http import HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

KEPT_OUT = ("/admin/", "/accounts/", "/gallery/")
GOOD_FOR = datetime.timedelta(days=300)


@require_safe
def robots(request):
    """Machines may read what the public may read."""
    return _text("User-agent: *", *(f"Disallow: {path}" for path in KEPT_OUT))


@require_safe
def security(request):
    """Where to tell us of a weakness (RFC 9116)."""
    expires = (timezone.now() + GOOD_FOR).astimezone(datetime.UTC)
    return _text(
        f"Contact: {settings.BASE_URL}/contact/",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: en",
    )


class Favicon(RedirectView):
    """For browsers that ask for it where no page tells them of another."""

    def get_redirect_url(self):
        return static("portal/favicon.svg")


def _text(*lines):
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
