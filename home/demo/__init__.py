"""The published site of the demonstration: pages, documents and promises, from files an editor can read."""
