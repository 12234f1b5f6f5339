"""The only language spoken in search: entries in, queries, results out."""
