"""E-mails about a search: asked for without an account, confirmed by a link, stopped by one press."""
