"""Everything that happens to a story. Each action is one transaction: the story, its trail, search and mail.

`by` is the user who acts, or None for the author. `version` is the version that the actor had before them: a
story that somebody else has changed since is left as it is, and ChangedMeanwhile says so.
"""

from .forgetting import forget_originals
from .leaving import withdraw
from .moderating import Revision, decline, edit, publish, reopen, start_review, take_down
from .receiving import ORIGINAL_KEPT, receive
from .replying import publish_reply, save_reply
from .steps import ChangedMeanwhile

__all__ = [
    "ORIGINAL_KEPT",
    "ChangedMeanwhile",
    "Revision",
    "decline",
    "edit",
    "forget_originals",
    "publish",
    "publish_reply",
    "receive",
    "reopen",
    "save_reply",
    "start_review",
    "take_down",
    "withdraw",
]
