from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from home.practice.used_at import TOLD, USES, Decision
from portal.accounts.models import Organisation


class AdoptionQuerySet(models.QuerySet):
    def in_use(self):
        """Where the practice is done, as it is or in another form."""
        return self.filter(decision__in=USES)

    def by(self, organisation):
        return self.filter(organisation=organisation)

    def on(self, practices):
        """What was decided on any of these pages."""
        return self.filter(practice__in=practices)

    def due_for_review(self, on):
        return self.filter(review_date__lte=on).order_by("review_date", "pk")

    def for_listing(self):
        return self.select_related("organisation", "practice").order_by("organisation__name", "pk")


class Adoption(models.Model):
    """What one organisation decided about one piece of practice, and why. The public reads it."""

    Decision = Decision

    practice = models.ForeignKey("home.BestPracticePage", on_delete=models.CASCADE, related_name="adoptions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="adoptions")
    decision = models.CharField(max_length=10, choices=Decision)
    reason = models.TextField(max_length=600)
    lead_role = models.CharField(max_length=160, blank=True)
    started_date = models.DateField(null=True, blank=True)
    review_date = models.DateField()
    what_changed = models.TextField(max_length=1000, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        permissions = [
            ("record_adoption", "Can record what their own organisation does with a practice"),
            ("record_any_adoption", "Can record what any organisation does with a practice"),
            ("view_adoption_gaps", "Can see which themes no adopted practice answers"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "organisation"], name="one_adoption_a_practice_and_organisation"
            ),
            models.CheckConstraint(
                condition=Q(decision__in=["adopt", "adapt", "not_for_us"]), name="adoption_decision_known"
            ),
            models.CheckConstraint(
                condition=Q(decision="not_for_us", started_date__isnull=True)
                | (Q(started_date__isnull=False) & ~Q(decision="not_for_us") & ~Q(lead_role="")),
                name="adoption_in_use_has_a_lead_and_a_start",
            ),
            models.CheckConstraint(
                condition=(Q(decision="adapt") & ~Q(what_changed=""))
                | (~Q(decision="adapt") & Q(what_changed="")),
                name="adoption_adapted_says_what_changed",
            ),
        ]

    def __str__(self):
        return f"{self.organisation}: {self.get_decision_display()}"

    @property
    def is_use(self):
        return self.decision in USES


def trusts():
    return Organisation.objects.active().filter(kind=Organisation.Kind.TRUST)


def organisations_on(practice):
    """Every trust, and whoever else has decided, each with what it decided on the practice. One query."""
    told = FilteredRelation("adoptions", condition=Q(adoptions__practice=practice or 0))
    decided = {name: F(f"told__{name}") for name in TOLD}
    found = Organisation.objects.annotate(told=told, **decided)
    is_trust = Q(is_active=True, kind=Organisation.Kind.TRUST)
    return found.filter(is_trust | Q(told__pk__isnull=False))


def trusts_using():
    """How many trusts do the practice of the outer query: those that took it up, and where it began."""
    took_up = Adoption.objects.in_use().filter(practice=OuterRef(OuterRef("pk")), organisation=OuterRef("pk"))
    using = trusts().filter(Exists(took_up) | Q(pk=OuterRef("organisation")))
    return _counted(using)


def all_trusts():
    return _counted(trusts())


def _counted(organisations):
    one_group = organisations.order_by().values("kind").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(one_group), 0)
