"""Everything that happens to a story. Each action is one transaction: the story, its trail, search and mail.

`by` is the user who acts, or None for the author. `version` is the version that the actor had before them: a
story that somebody else has changed since is left as it is, and ChangedMeanwhile says so.
"""

from .forgetting import forget_originals
from .leaving import withdraw
from .moderating import Revision, decline, edit, publish, reopen, start_review, take_down
from .receiving import ORIGINAL_KEPT, receive
from .replying import (
    approve_reply,
    call_back_reply,
    put_reply_aside,
    reopen_reply,
    save_reply,
    say_whether_it_helped,
    send_back_reply,
    send_reply,
    show_due_replies,
    take_down_reply,
    undo_approval,
)
from .steps import ChangedMeanwhile

__all__ = [
    "ORIGINAL_KEPT",
    "ChangedMeanwhile",
    "Revision",
    "approve_reply",
    "call_back_reply",
    "decline",
    "edit",
    "forget_originals",
    "publish",
    "put_reply_aside",
    "receive",
    "reopen",
    "reopen_reply",
    "save_reply",
    "say_whether_it_helped",
    "send_back_reply",
    "send_reply",
    "show_due_replies",
    "start_review",
    "take_down",
    "take_down_reply",
    "undo_approval",
    "withdraw",
]
