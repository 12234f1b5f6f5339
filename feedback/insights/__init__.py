"""What people told us, counted: exactly for those who may see it, and under the small-number rule for all."""

from .headline import Figures, figures, latest_figures

__all__ = ["Figures", "figures", "latest_figures"]
