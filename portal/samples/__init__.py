"""What the gallery shows."""

from .blocks import BLOCKS
from .components import COMPONENTS, PAGES
from .drawings import DRAWINGS
from .forms import ExampleForm

__all__ = ["BLOCKS", "COMPONENTS", "DRAWINGS", "PAGES", "ExampleForm"]
