"""The letters about pages under review, and about those that are due for one, for the gallery."""

from datetime import date

from portal.letters import Sample, register, whole

WRITER = "whoever wrote a practice"


def page(**more):
    return {"title": "Letters that leave on the day", "page_url": whole("/admin/pages/1/edit/"), **more}


def due(title, day):
    return {"title": title, "review_date": day}


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
    Sample(
        "home/email/review_due",
        "3 things to look at again",
        "whoever keeps a page or a document right",
        "30 and 7 days before the day of review, and after it",
        lambda: {
            "late": [due("Help with travel", date(2026, 5, 4))],
            "coming": [due("Parking at Maidstone", date(2026, 6, 8)), due("The plan", date(2026, 6, 30))],
            "url": whole("/admin/reviews/?whose=mine"),
        },
    ),
    Sample(
        "home/email/promise_due",
        "2 promises to keep",
        "whoever sees to a promise",
        "30 and 7 days before a promise is due, and 7 and 30 days after",
        lambda: {
            "late": [
                {"we_did": "A nurse rings within two days of the first visit.", "due_date": date(2026, 5, 4)}
            ],
            "coming": [
                {
                    "we_did": "The ward will have a third member of staff at night.",
                    "due_date": date(2026, 6, 30),
                }
            ],
            "url": whole("/admin/snippets/home/promise/"),
        },
    ),
)
