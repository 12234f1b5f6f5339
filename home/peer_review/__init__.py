"""How a member's practice becomes public: written in sight of its own organisation, read by two peers.

access.py is the one rule of who sees what is not published; every screen of Wagtail asks it.
"""
