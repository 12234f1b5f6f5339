from django.db import models
from wagtail.search import index

from portal.taxonomy.models import Place


class OrganisationQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def whose_domain_has(self, email):
        """The organisation of the address’s domain, or None. A domain that two share tells nothing."""
        domain = email.rpartition("@")[2].lower()
        having = [each for each in self.active().exclude(email_domains="") if each.has_domain(domain)]
        return having[0] if len(having) == 1 else None


class Organisation(index.Indexed, models.Model):
    """A body that works with the alliance: a trust, a board, a hospice, a charity, a group of patients."""

    class Kind(models.TextChoices):
        TRUST = "trust", "Acute hospital trust"
        COMMUNITY = "community", "Community or mental health trust"
        AMBULANCE = "ambulance", "Ambulance trust"
        BOARD = "board", "Integrated care board"
        PARTNERSHIP = "partnership", "Health and care partnership"
        PRIMARY_CARE = "primary_care", "GP practice or primary care network"
        HOSPICE = "hospice", "Hospice"
        CHARITY = "charity", "Charity or voluntary group"
        PATIENTS = "patients", "Patient group"
        RESEARCH = "research", "Research body"
        ALLIANCE = "alliance", "Cancer alliance"

    name = models.CharField(max_length=160, unique=True)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    ods_code = models.CharField("ODS code", max_length=10, blank=True)
    email_domains = models.TextField(
        blank=True, help_text="E-mail domains of its people, one a line, for example: example.nhs.uk."
    )
    website = models.URLField(blank=True)
    is_active = models.BooleanField(default=True)

    objects = OrganisationQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("kind"),
        index.FilterField("is_active"),
    ]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["ods_code"], condition=~models.Q(ods_code=""), name="one_organisation_an_ods_code"
            )
        ]

    def __str__(self):
        return self.name

    def has_domain(self, domain):
        own = [line.strip().lower().lstrip("@") for line in self.email_domains.splitlines() if line.strip()]
        return any(domain == each or domain.endswith(f".{each}") for each in own)


class CareSite(index.Indexed, models.Model):
    """Where care is given: a hospital, a practice, a hospice or a clinic in the community."""

    class Kind(models.TextChoices):
        HOSPITAL = "hospital", "Hospital"
        PRACTICE = "practice", "GP practice"
        HOSPICE = "hospice", "Hospice"
        COMMUNITY = "community", "Clinic or service in the community"

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=Kind)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="care_sites")
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="care_sites"
    )
    ods_code = models.CharField("ODS code", max_length=10, blank=True)
    is_active = models.BooleanField(default=True)

    objects = OrganisationQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("kind"),
        index.FilterField("is_active"),
    ]

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ods_code"], condition=~models.Q(ods_code=""), name="one_care_site_an_ods_code"
            )
        ]

    def __str__(self):
        return self.name
