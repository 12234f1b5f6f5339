"""What could name somebody in a text: numbers, addresses, days, names; UK kinds first.

`find(text)` looks at the text alone and remembers nothing. Each rule is a pattern, a check and an offer of
safer wording. The patterns and word lists are written so that Python and JavaScript read them alike: `script`
hands them to the browser, where the same rules mark words while somebody types, and nothing is sent anywhere.
"""

from .finding import Identifier, find, with_offers
from .rules import Kind

__all__ = ["Identifier", "Kind", "find", "with_offers"]
