from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.search import index

from home.cards import promise_card
from home.promise_states import Standing
from portal.accounts.models import Organisation
from portal.pages import BasePage
from portal.paging import page_of
from portal.taxonomy.models import Classified, ClassifiedQuerySet

PROMISES_ON_A_PAGE = 10
SLUGS = {standing.value.replace(" ", "-"): standing for standing in Standing}


class PromisesPage(BasePage):
    """Every promise: kept, on time, late and broken."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        chosen = request.GET.get("standing") if request.GET.get("standing") in SLUGS else None
        found = Promise.objects.published().standing(SLUGS.get(chosen), today).for_listing()
        page = page_of(found, request.GET.get("page", 1), PROMISES_ON_A_PAGE)
        page.rows[:] = [promise_card(row, today) for row in page.rows]
        tabs = _tabs(Promise.objects.published().counted_by_standing(today), chosen)
        return context | {"promises": page, "tabs": tabs}


def _tabs(counts, chosen):
    """One link a standing with how many there are, and one for all."""
    tabs = [{"label": "All", "url": "?", "count": sum(counts.values()), "chosen": chosen is None}]
    return tabs + [
        {
            "label": standing.capitalize(),
            "url": f"?standing={slug}",
            "count": counts[standing],
            "chosen": slug == chosen,
        }
        for slug, standing in SLUGS.items()
    ]


class PromiseQuerySet(ClassifiedQuerySet):
    def published(self):
        return self.filter(is_published=True)

    def because_of(self, *consultations):
        """Those that were made because of these consultations, by key."""
        return self.filter(consultation__in=consultations)

    def kept(self):
        """Those that were kept, the newest first."""
        return self.filter(state=Promise.State.KEPT).order_by("-kept_date", "-pk")

    def open_by(self, day):
        """Those that are still to be kept and due by this day, the first due first."""
        return self.filter(state=Promise.State.PLANNED, due_date__lte=day).order_by("due_date", "pk")

    def standing(self, standing, on):
        """Those that stand so on the day, as promise_states.promise_state_on says; None: all."""
        return self.filter(_rule(on)[standing]) if standing else self

    def counted_by_standing(self, on):
        """How many stand how on the day: {standing: number}. One query."""
        rules = {standing.name: Count("pk", filter=rule) for standing, rule in _rule(on).items()}
        found = self.order_by().aggregate(**rules)
        return {standing: found[standing.name] for standing in Standing}

    def for_listing(self):
        return self.select_related("organisation").prefetch_related("tumour_sites")

    def for_reading(self):
        """What the page of one promise shows."""
        return self.select_related("organisation", "consultation").prefetch_related(
            "tumour_sites", "stages", "priorities"
        )


def _rule(on):
    """promise_states.promise_state_on, said to the database."""
    return {
        Standing.KEPT: Q(state=Promise.State.KEPT),
        Standing.ON_TIME: Q(state=Promise.State.PLANNED, due_date__gte=on),
        Standing.LATE: Q(state=Promise.State.PLANNED, due_date__lt=on),
        Standing.BROKEN: Q(state=Promise.State.NOT_KEPT),
    }


class Promise(Classified, index.Indexed):
    """What a body of the alliance did, or will do, because of what people said."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        KEPT = "kept", "Kept"
        NOT_KEPT = "not_kept", "Not kept"

    you_said = models.TextField(help_text="What people told us, in one or two sentences.")
    we_did = models.TextField("we did, or will do", help_text="What changed, or what will change.")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="promises")
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    made_date = models.DateField(help_text="The day on which it was promised.")
    due_date = models.DateField(help_text="The day by which it is to be done.")
    kept_date = models.DateField(null=True, blank=True, help_text="The day on which it was done.")
    reason = models.TextField(
        "why it was not kept", blank=True, help_text="The public reads it. Needed when a promise is not kept."
    )
    evidence = models.TextField(
        "what shows that it was done",
        blank=True,
        help_text="What anybody can see, read or count. Needed when a promise is kept.",
    )
    responsible = models.CharField(
        "who sees to it",
        max_length=120,
        blank=True,
        help_text="The public reads it: a role and no name, for example: lead nurse for radiotherapy.",
    )
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="owner",
        help_text="Is reminded before the promise is due and while it is late. Not shown to the public.",
    )
    stories = models.ManyToManyField("feedback.Story", blank=True, related_name="promises")
    consultation = models.ForeignKey(
        "consultations.ConsultationPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="promises",
    )
    is_published = models.BooleanField("published", default=False, help_text="The public can read it.")

    objects = PromiseQuerySet.as_manager()

    search_fields = [
        index.SearchField("you_said"),
        index.SearchField("we_did"),
        index.FilterField("state"),
        index.FilterField("is_published"),
    ]

    class Meta:
        ordering = ["-made_date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "kept", "not_kept"]), name="promise_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="kept", kept_date__isnull=False)
                | (~Q(state="kept") & Q(kept_date__isnull=True)),
                name="promise_kept_on_a_day",
                violation_error_message="Give the day on which it was kept, and only for a kept promise.",
            ),
            models.CheckConstraint(
                condition=~Q(state="kept") | ~Q(evidence=""),
                name="promise_kept_can_be_seen",
                violation_error_message="Say what shows that it was done.",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_kept") | ~Q(reason=""),
                name="promise_not_kept_for_a_reason",
                violation_error_message="Say why it was not kept.",
            ),
            models.CheckConstraint(
                condition=Q(due_date__gte=models.F("made_date")),
                name="promise_due_after_it_was_made",
                violation_error_message="The due date is before the day on which it was promised.",
            ),
        ]
        indexes = [models.Index(fields=["is_published", "state", "due_date"])]

    def __str__(self):
        return self.we_did[:80]

    def get_absolute_url(self):
        return reverse("promise", args=[self.pk])

    def facts(self):
        """Who sees to it and what shows that it was done, as rows of a summary list."""
        rows = (("Who sees to it", self.responsible), ("How one can see it", self.evidence))
        return [{"key": key, "value": value} for key, value in rows if value]
