"""Plants the stories of the demonstration, in a few large writes so that it is quick."""

from .planting import plant

__all__ = ["plant"]
