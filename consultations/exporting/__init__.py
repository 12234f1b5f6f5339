"""Answers taken away as a table: made in the background, kept for a week, gone when somebody withdraws."""

from .asking import ask, forget_exports, take_away

__all__ = ["ask", "forget_exports", "take_away"]
