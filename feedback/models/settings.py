from django import forms
from django.conf import settings
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField

from portal.accounts.roles import Role

PLAIN = ["bold", "link", "ul"]


def can_moderate():
    """Whoever may read every word of a story, and has the second factor that goes with it."""
    return {"is_active": True, "groups__name__in": [Role.MODERATOR, Role.ADMINISTRATOR]}


@register_setting(icon="openquote", order=300)
class FeedbackSettings(BaseSiteSetting):
    """The words around the form that editors choose: emergencies, complaints, other ways to tell us."""

    emergency = models.TextField(
        default=(
            "This form is not watched all the time. If somebody may be in danger, call 999 now.\n\n"
            "If you need medical help or advice today, call 111, or the 24-hour number that your cancer team "
            "gave you.\n\n"
            "If you feel that you cannot go on, call Samaritans free on 116 123, at any time."
        ),
        help_text="What to do in an emergency. Leave an empty line between paragraphs.",
    )
    complaint = RichTextField(
        features=PLAIN,
        default=(
            "<p>A complaint asks an organisation to look into what happened to you and to answer you. It has "
            "its own legal rules and times. The Patient Advice and Liaison Service (PALS) of your hospital "
            "can help you, or you can write to its complaints team.</p>"
        ),
        help_text="How to complain, and how that differs from feedback.",
    )
    question = RichTextField(
        features=PLAIN,
        default=(
            "<p>For a question about your own care, ask your clinical nurse specialist or your GP practice. "
            "They can see your notes and we cannot.</p>"
        ),
        help_text="Where to take a question about one's own care.",
    )
    other_ways = RichTextField(
        features=PLAIN,
        default=(
            "<p>You can ask somebody you trust to fill in the form with you, or print this page’s questions "
            "and write your answers on paper. Nobody needs an account or an email address.</p>"
        ),
        help_text="Print, telephone, post, or somebody who writes for you.",
    )
    minutes = models.PositiveSmallIntegerField(default=10, help_text="How long most people take, in minutes.")
    days_to_read = models.PositiveSmallIntegerField(
        default=5, help_text="Working days until a person has read a story, as promised on the start page."
    )
    days_to_answer = models.PositiveSmallIntegerField(
        default=20, help_text="Working days until an organisation answers, as promised on the start page."
    )
    safeguarding_lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=can_moderate,
        help_text="Told at once when a story speaks of harm. Only this person or a deputy lets it go on.",
    )
    safeguarding_deputies = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="+",
        limit_choices_to=can_moderate,
        help_text="Told with the lead, so that nothing waits for one person.",
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("emergency"),
                FieldPanel("complaint"),
                FieldPanel("question"),
                FieldPanel("other_ways"),
            ],
            "Start page",
        ),
        MultiFieldPanel(
            [FieldPanel("minutes"), FieldPanel("days_to_read"), FieldPanel("days_to_answer")],
            "What we promise",
        ),
        MultiFieldPanel(
            [
                FieldPanel("safeguarding_lead"),
                FieldPanel("safeguarding_deputies", widget=forms.CheckboxSelectMultiple),
            ],
            "Safeguarding",
        ),
    ]

    class Meta:
        verbose_name = "telling us what happened"
