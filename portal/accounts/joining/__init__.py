"""A member's way in: they ask, they confirm their address, and a person decides."""
