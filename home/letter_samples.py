"""The letters about practice under review, for the gallery."""

from portal.letters import Sample, register, whole

WRITER = "whoever wrote a practice"


def page(**more):
    return {"title": "Letters that leave on the day", "page_url": whole("/admin/pages/1/edit/"), **more}


register(
    Sample(
        "home/email/review_waits",
        "A practice waits for your review",
        "whoever may review it",
        "when a practice was sent to be read",
        page,
    ),
    Sample(
        "home/email/changes_asked",
        "Your practice came back to be changed",
        WRITER,
        "when a reviewer asks for changes",
        lambda: page(reason="Please say how many letters you measured, and over which months."),
    ),
    Sample(
        "home/email/published",
        "Your practice is published",
        WRITER,
        "when both reviewers have approved",
        page,
    ),
    Sample(
        "home/email/comments",
        "New comments on your page",
        "whoever writes or comments on it",
        "when somebody commented",
        page,
    ),
)
