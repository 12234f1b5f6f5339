"""Everything that happens to a story. Each action is one transaction: the story, its trail, search and mail.

`by` is the user who acts, or None for the author. `version` is the version that the actor had before them: a
story that somebody else has changed since is left as it is, and ChangedMeanwhile says so.
"""

from .concerns import raise_concern, settle_concern
from .echoing import say_me_too, take_me_too_back
from .editing import Revision, edit, seen_as, start_review
from .entering import second_look
from .leaving import erase, leave_for_good, withdraw
from .moderating import approve, ask_author, decline, publish, put_back, reopen, take_down
from .opening import HELD_FOR, open_on_desk, who_else_has
from .receiving import ORIGINAL_KEPT, receive
from .redacting import OTHER, keep_mark, marks_in, redact
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
from .several import with_each
from .steps import ChangedMeanwhile

__all__ = [
    "HELD_FOR",
    "ORIGINAL_KEPT",
    "OTHER",
    "ChangedMeanwhile",
    "Revision",
    "approve",
    "approve_reply",
    "ask_author",
    "call_back_reply",
    "decline",
    "edit",
    "erase",
    "keep_mark",
    "leave_for_good",
    "marks_in",
    "open_on_desk",
    "publish",
    "put_back",
    "put_reply_aside",
    "raise_concern",
    "receive",
    "redact",
    "reopen",
    "reopen_reply",
    "save_reply",
    "say_me_too",
    "say_whether_it_helped",
    "second_look",
    "seen_as",
    "send_back_reply",
    "send_reply",
    "settle_concern",
    "show_due_replies",
    "start_review",
    "take_down",
    "take_down_reply",
    "take_me_too_back",
    "undo_approval",
    "who_else_has",
    "with_each",
    "withdraw",
]
