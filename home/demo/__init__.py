"""The published site of the demonstration: pages, documents and promises, from TOML files that an editor can read."""
