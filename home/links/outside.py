"""Whether a link to another website still leads anywhere. Asked by the clock's job alone, never in a
request."""

import ipaddress
import socket
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

SECONDS = 5
AGENT = "Mozilla/5.0 (compatible; link check of a cancer alliance portal)"
# Websites that answer machines in their own way are not said to be broken.
MAY_BE_THERE = {401, 403, 405, 406, 429, 500, 502, 503, 999}

NO_SUCH_PLACE = "There is no website of this name."
NOT_OURS_TO_ASK = "It leads into a network that readers cannot reach."
NO_ANSWER = "The website did not answer."


def problem(address):
    """What is wrong with it, in a sentence; empty where it leads somewhere."""
    try:
        return _not_public(address) or _asked(address)
    except (OSError, HTTPException, ValueError):
        return NO_ANSWER


def _asked(address):
    request = Request(address, method="HEAD", headers={"User-Agent": AGENT})
    try:
        with build_opener(_PublicRedirects()).open(request, timeout=SECONDS):
            return ""
    except HTTPError as answer:
        return (
            "" if answer.code in MAY_BE_THERE else f"The website says that it is not there ({answer.code})."
        )


def _not_public(address):
    """A link may be anybody's: the portal asks no machine that only it can reach."""
    host = urlsplit(address).hostname
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except (socket.gaierror, UnicodeError):
        return NO_SUCH_PLACE
    addresses = {ipaddress.ip_address(place[0].partition("%")[0]) for *_, place in found}
    return "" if all(each.is_global for each in addresses) else NOT_OURS_TO_ASK


class _PublicRedirects(HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        if _not_public(newurl):
            raise ValueError(NOT_OURS_TO_ASK)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
