"""What the machine proposes for a story, and why: by word rules, and by what moderators decided before.

Nothing here changes a story. It writes suggestions, and a person takes or leaves them.
"""
