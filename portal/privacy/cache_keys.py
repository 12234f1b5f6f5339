"""Names of cache entries that tell nobody anything."""

from django.utils.crypto import salted_hmac


def veiled(key, prefix, version):
    """A name that only this portal can make: rate limits put the visitor's address into it; none is kept."""
    return salted_hmac("portal.cache", f"{prefix}:{version}:{key}").hexdigest()
