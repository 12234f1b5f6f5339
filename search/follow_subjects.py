"""A search can be followed."""

from .alerts import looking  # noqa: F401
