"""The ledger's mirror in Elasticsearch, kept by the background worker. No request waits for any of it."""
