"""Plants one consultation for each stage, and the answers to the two that have closed."""

from .planting import plant

__all__ = ["plant"]
