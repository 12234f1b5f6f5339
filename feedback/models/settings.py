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
    support = models.TextField(
        default=(
            "What you tell us may be hard to put into words. You can stop at any time, and come back today "
            "in the same browser.\n\n"
            "To talk to somebody, call Samaritans free on 116 123, at any time, or Macmillan Cancer Support "
            "free on 0808 808 00 00, from 8am to 8pm every day.\n\n"
            "Your clinical nurse specialist or your GP practice can help you find support near you.\n\n"
            "If you or somebody else is in danger now, call 999."
        ),
        help_text="For somebody in distress. Each page of the form leads to it, and it is shown by itself "
        "when the words speak of harm. Leave an empty line between paragraphs.",
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
            "<p>You can ask somebody you trust to fill in the form with you. Where you were treated, you can "
            "also ask a nurse or the Macmillan information centre to write for you.</p>"
        ),
        help_text="Print, telephone, post, or somebody who writes for you.",
    )
    phone = models.CharField(
        max_length=80,
        blank=True,
        help_text="Where somebody listens and writes for people, with its hours. Empty: none is offered.",
    )
    post_to = models.CharField(
        max_length=250, blank=True, help_text="Where printed forms are sent. Empty: no address is shown."
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
                FieldPanel("support"),
                FieldPanel("complaint"),
                FieldPanel("question"),
                FieldPanel("other_ways"),
                FieldPanel("phone"),
                FieldPanel("post_to"),
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

    @classmethod
    def of_the_site(cls):
        """What holds where no request says for which site: as editors left it, or as it comes."""
        return cls.objects.filter(site__is_default_site=True).first() or cls()
