"""Stories taken away as a table: made in the background, kept for a week, and gone with their stories."""

from .asking import ask, take_away
from .forgetting import forget, forget_exports

__all__ = ["ask", "forget", "forget_exports", "take_away"]
