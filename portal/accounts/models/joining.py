"""Somebody’s request to work with the alliance here, from the form until a person has decided."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from portal.accounts.roles import Role
from portal.taxonomy.models import TumourGroup

from .organisation import Organisation
from .user import User

LONGEST_REASON = 500


class JoiningRequestQuerySet(models.QuerySet):
    def waiting(self):
        """Those that an administrator can decide: from a known domain first, then the oldest."""
        return self.filter(decision="", confirmed_at__isnull=False).order_by(
            F("domain_of").asc(nulls_last=True), "confirmed_at", "pk"
        )

    def decided(self):
        return self.exclude(decision="").order_by("-decided_at", "-pk")

    def never_confirmed_since(self, moment):
        return self.filter(decision="", confirmed_at__isnull=True, asked_at__lt=moment)

    def decided_before(self, moment):
        return self.filter(decided_at__lt=moment)

    def for_listing(self):
        return self.select_related("organisation", "domain_of", "decided_by")


class JoiningRequest(models.Model):
    """Its `key` stands in the letter alone: whoever has it reads the mail of that address."""

    class Wanted(models.TextChoices):
        """The roles that may be asked for. The others are given, never asked for here."""

        MEMBER = Role.MEMBER.value, "Write best practice, and answer stories about my organisation"
        LEAD = Role.LEAD.value, "Lead a tumour group, and review its practice"
        PARTNER = Role.PARTNER.value, "Take part as a patient or carer in the Cancer Action Partnership"

    class Decision(models.TextChoices):
        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    sending_key = models.UUIDField(unique=True, help_text="Made when the form opened: sent twice, kept once.")
    first_name = models.CharField(max_length=150)
    last_name = models.CharField(max_length=150)
    email = models.EmailField()
    job_title = models.CharField(max_length=120, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    other_organisation = models.CharField(max_length=160, blank=True)
    domain_of = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The organisation whose e-mail domain the address has, where one has it.",
    )
    wanted = models.CharField(max_length=40, choices=Wanted)
    tumour_groups = models.ManyToManyField(TumourGroup, blank=True, related_name="+")
    why = models.TextField(max_length=LONGEST_REASON)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=250, blank=True, help_text="Told to whoever was declined.")

    objects = JoiningRequestQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=Q(decision=""), name="one_open_request_an_email"
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True)
                | Q(decision__in=["approved", "declined"], decided_at__isnull=False),
                name="joining_decided_with_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(decision="declined", reason=""), name="joining_declined_with_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}"

    @property
    def organisation_name(self):
        return self.organisation.name if self.organisation else self.other_organisation

    @property
    def is_from_known_domain(self):
        """The address is of the organisation that they say they work for."""
        return self.domain_of_id is not None and self.domain_of_id == self.organisation_id

    @property
    def confirm_url(self):
        return reverse("joining:confirm", args=[self.key])
