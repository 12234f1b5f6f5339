"""The letters about stories and replies, for the gallery."""

from feedback.news import ANSWERED, ASKED, PUBLISHED, SUBJECTS, TO_SEE
from feedback.waiting import Waiting
from portal.letters import Sample, register, whole

AUTHOR = "an author who asked for news"
MODERATOR, CHECKER, RESPONDER = "moderators", "whoever checks replies", "whoever answers for an organisation"
WHEN = {
    ASKED: "when whoever reads the story has a question",
    TO_SEE: "when an author who asked to see it first can read what will be published",
    PUBLISHED: "when the story is published",
    ANSWERED: "when an organisation has answered",
}


def to_author():
    return {"reference": "KM 4F 7Q 2R", "link": whole("/feedback/come-back/")}


def desk():
    return {
        "queue_url": whole("/admin/stories/"),
        "overdue_url": whole("/admin/stories/?overdue=on"),
        "concerns_url": whole("/admin/stories/concerns/"),
        "replies_url": whole("/admin/replies/"),
        "to_answer_url": whole("/admin/replies/unanswered/"),
        "plans_url": whole("/admin/replies/plans/"),
    }


def morning(**waiting):
    told = {"stories": 12, "overdue": 0, "concerns": 0, "since": None}
    return {"waiting": Waiting(**told | waiting), "oldest": "6 days", **desk()}


def replies(**waiting):
    return {"to_answer": 4, "to_check": 2, "to_mend": 1, "overdue": 0, **waiting, **desk()}


register(
    *(
        Sample(f"feedback/email/{what}", SUBJECTS[what], AUTHOR, when, to_author, can_be_stopped=True)
        for what, when in WHEN.items()
    ),
    Sample(
        "feedback/email/story_waits",
        "A story waits to be read",
        MODERATOR,
        "when the first story waits for them",
        desk,
    ),
    Sample(
        "feedback/email/concern",
        "A story may need you now",
        "whoever is on duty for safeguarding",
        "at once, when words may mean that somebody is at risk",
        lambda: {"how_many": 1, **desk()},
    ),
    Sample(
        "feedback/email/digest",
        "12 stories wait",
        MODERATOR,
        "each morning on which something waits",
        morning,
    ),
    Sample(
        "feedback/email/digest",
        "12 stories wait, 3 overdue, 1 concern open",
        MODERATOR,
        "each morning on which something waits",
        lambda: morning(overdue=3, concerns=1),
        state="overdue",
    ),
    Sample(
        "feedback/email/reply_waits",
        "A reply waits to be checked",
        CHECKER,
        "when the first reply waits to be checked",
        desk,
    ),
    Sample(
        "feedback/email/reply_came_back",
        "Your reply came back to be mended",
        RESPONDER,
        "when whoever checked a reply sent it back",
        desk,
    ),
    Sample(
        "feedback/email/story_to_answer",
        "A story about your organisation can be answered",
        RESPONDER,
        "when a story about their organisation is published",
        desk,
    ),
    Sample(
        "feedback/email/replies_digest",
        "Replies that wait for you",
        RESPONDER,
        "each morning on which something waits",
        replies,
    ),
    Sample(
        "feedback/email/replies_digest",
        "Replies that wait for you",
        RESPONDER,
        "each morning on which something waits",
        lambda: replies(overdue=2),
        state="overdue",
    ),
)
