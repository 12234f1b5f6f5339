"""What waits for whoever runs consultations: what closes soon, and which outcomes are owed."""

from datetime import datetime, time, timedelta

from django.urls import reverse

from consultations import wording
from consultations.models import Answer, ConsultationPage
from consultations.permissions import PUBLISH_ANSWERS, SEE_ANSWERS, runs_consultations
from consultations.stages import LONDON
from portal.accounts.work_list import WorkList, WorkRow

SOON = timedelta(days=14)


class ConsultationsAtWork(WorkList):
    title = "Consultations closing, and outcomes due"
    permission = SEE_ANSWERS
    empty = "Nothing closes in the next two weeks, and no outcome is owed."
    order = 200

    @classmethod
    def is_for(cls, user):
        return runs_consultations(user)

    def rows(self, now):
        """What is owed first, then what closes next."""
        pages = ConsultationPage.objects.live().originals().defer_streamfields()
        owed = [_row(page, now, due=end_of(page.outcome_due)) for page in pages.closed(now)]
        closing = [_row(page, now) for page in pages.open(now).closing_before(now + SOON)]
        return [*sorted(owed, key=lambda row: row.due), *closing][: self.most]


class AnswersToPublish(WorkList):
    title = "Answers to read before they are published"
    permission = PUBLISH_ANSWERS
    empty = "No answer waits to be read."
    order = 210

    @property
    def more_url(self):
        return reverse("answers_to_publish:index")

    def rows(self, now):
        waiting = Answer.objects.waiting_to_be_read().select_related("question", "response")
        return [
            WorkRow(
                answer.question.wording,
                reverse("answers_to_publish:answer", args=[answer.pk]),
                since=answer.response.submitted_at,
            )
            for answer in waiting.order_by("response__submitted_at", "pk")[: self.most]
        ]


def _row(page, now, due=None):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return WorkRow(page.title, url, due=due, note=wording.standing(page, now))


def end_of(day):
    """The last moment of a day in London."""
    return datetime.combine(day, time.max, LONDON)
