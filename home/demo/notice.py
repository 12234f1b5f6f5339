"""The line that says on every page that this is a demonstration. That it is there says that it was loaded."""

from wagtail.models import Site

from home.models import SiteNotice

from .reading import read


def is_planted():
    return SiteNotice.objects.exists()


def plant():
    SiteNotice.objects.get_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"words": read("site")["notice"]}
    )
