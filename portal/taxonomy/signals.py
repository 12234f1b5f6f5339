"""What the floors above may listen for. The ground floor calls nobody by name."""

from django.dispatch import Signal

# After a merge, inside its transaction. Sent by the model of the terms with `source`, `into` and
# `moved`: {model: keys of the rows that carried `source` and now carry `into`}.
terms_merged = Signal()
