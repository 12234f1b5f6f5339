from django.db import models

from home.practice.reminding import Moment


class ReviewReminder(models.Model):
    """That somebody was reminded of one review at one moment, so that nobody is told twice."""

    subject = models.CharField(max_length=120, help_text="What is to be reviewed: page:12, or document:3.")
    review_date = models.DateField()
    moment = models.CharField(max_length=12, choices=Moment)
    sent_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["subject", "review_date", "moment"], name="reminded_once"),
            models.CheckConstraint(
                condition=models.Q(moment__in=[moment.value for moment in Moment]),
                name="reminder_moment_known",
            ),
        ]

    def __str__(self):
        return f"{self.subject}, {self.review_date}, {self.moment}"
