"""What must be done by the clock, and when. Each job may be run again at any time without harm."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta


@dataclass(frozen=True)
class Job:
    """A management command with its options, and when: `every` so often, or once a day after `daily_at`."""

    command: str
    why: str
    every: timedelta | None = None
    daily_at: time | None = None

    def is_due(self, now: datetime, last: datetime | None):
        """Whether it is time, where `last` is when it last began: None if it never did."""
        if last is None:
            return True
        if self.every:
            return now - last >= self.every
        return now.time() >= self.daily_at and last.date() < now.date()


JOBS = (
    Job(
        "publish_scheduled",
        "pages go live, and come down, when their editor said",
        every=timedelta(minutes=1),
    ),
    Job(
        "follow_search_dates",
        "what becomes public by its date alone is found from that minute on",
        every=timedelta(minutes=1),
    ),
    Job("count_search_words", "count the portal's own words, for spelling", every=timedelta(hours=1)),
    Job(
        "freeze_outcomes",
        "the figures of an outcome are there as soon as it is public",
        every=timedelta(minutes=1),
    ),
    Job("forget_searches", "forget what people looked for a year ago", daily_at=time(0, 20)),
    Job(
        "watch_search_mirror",
        "see that the worker looks after the mirror in Elasticsearch",
        every=timedelta(minutes=5),
    ),
    Job(
        "show_due_replies",
        "approved replies are shown when the time to undo is over, also where no worker ran at that moment",
        every=timedelta(minutes=5),
    ),
    Job(
        "forget_old_drafts",
        "delete what people began to write and left alone for a day",
        every=timedelta(hours=1),
    ),
    Job(
        "send_answer_reminders",
        "remind those who asked of answers that they have not sent, and of a close that comes near",
        every=timedelta(hours=1),
    ),
    Job("send_alerts", "write to people about what is new to what they follow", every=timedelta(hours=1)),
    Job("forget_visitors", "throw away what yesterday's visitor keys were made with", daily_at=time(0, 1)),
    Job("forget_due", "delete what has been kept as long as it may be, and report it", daily_at=time(0, 10)),
    Job(
        "learn_from_decisions",
        "learn anew what stories are about, where enough was decided or something must be unlearned",
        daily_at=time(1, 30),
    ),
    Job("take_figures", "make the public figures of a quarter that is settled", daily_at=time(4, 0)),
    Job(
        "send_review_reminders",
        "remind owners of what they are to look at again",
        daily_at=time(7, 40),
    ),
    Job("remind_of_outcomes", "remind whoever owes the outcome of a consultation", daily_at=time(7, 40)),
    Job("send_digest", "tell whoever answers for stories what waits", daily_at=time(7, 30)),
    Job("clearsessions", "forget the sign-ins that are over", daily_at=time(2, 10)),
    Job(
        "prune_db_task_results --backend background",
        "forget background work that is done",
        daily_at=time(2, 20),
    ),
    Job("rebuild_search", "bring search into step with what is published", daily_at=time(3, 30)),
    Job("read_documents", "look into documents whose worker was stopped meanwhile", daily_at=time(4, 30)),
    Job("check_links", "look at every link of every published page, for the report", daily_at=time(5, 0)),
    Job("forget_downloads", "forget the marks of yesterday's downloads", daily_at=time(0, 5)),
)


def run_due(now, began, run):
    """Run every job that is due and note in `began` when; one that fails does not hold up the others."""
    for job in JOBS:
        if job.is_due(now, began.get(job.command)):
            began[job.command] = now
            run(job.command)
