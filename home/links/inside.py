"""Whether a link within the portal leads anywhere. Asked of the database and the list of addresses alone."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from home.models import AllianceDocument

GONE = "It leads to a page that is not there."
NOT_PUBLISHED = "It leads to a page that is not published."
DOCUMENT_GONE = "It leads to a document that is not there."
NOT_PUBLIC = "It leads to a document that is not public."


class Inside:
    """Knows the portal's own names and home page; asks for each only once."""

    def __init__(self):
        self.site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        hosts = set(Site.objects.values_list("hostname", flat=True))
        self.hosts = {host.casefold() for host in hosts} | {urlsplit(settings.BASE_URL).hostname}

    def holds(self, address):
        """True for an address of the portal itself."""
        if address.startswith(("page:", "document:")):
            return True
        parts = urlsplit(address)
        return not parts.scheme or (parts.hostname or "").casefold() in self.hosts

    def problem(self, address):
        """What is wrong with an address of the portal, in a sentence; empty where it leads somewhere."""
        kind, _, key = address.partition(":")
        if kind == "page":
            return _of_page(Page.objects.filter(pk=_number(key)).first())
        if kind == "document":
            return _of_document(_number(key))
        path = unquote(urlsplit(address).path)
        return self._of_path(path) if path.startswith("/") else ""

    def _of_path(self, path):
        try:
            found = resolve(path)
        except Resolver404:
            return self._unless_redirected(path)
        if found.url_name == "wagtail_serve":
            return self._of_served(path)
        if found.url_name in ("document", "document_download", "document_version"):
            return _of_document(found.kwargs["pk"])
        return ""

    def _of_served(self, path):
        if self.site is None:
            return GONE
        components = [part for part in path.split("/") if part]
        try:
            self.site.root_page.specific.route(HttpRequest(), components)
        except Http404:
            return self._unless_redirected(path)
        return ""

    def _unless_redirected(self, path):
        old = Redirect.normalise_path(path)
        return "" if self.site and Redirect.get_for_site(self.site).filter(old_path=old).exists() else GONE


def _of_page(page):
    if page is None:
        return GONE
    return "" if page.live else NOT_PUBLISHED


def _of_document(pk):
    if AllianceDocument.objects.published().filter(pk=pk).exists():
        return ""
    return NOT_PUBLIC if AllianceDocument.objects.filter(pk=pk).exists() else DOCUMENT_GONE


def _number(text):
    return int(text) if text.isdigit() else 0
