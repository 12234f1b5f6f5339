from django.db import models
from wagtail.search import index

from portal.taxonomy.models import Place


class Venue(index.Indexed, models.Model):
    """Where the Partnership meets, and whether a person who uses a wheelchair or a hearing aid can come."""

    class There(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"
        ASK = "ask", "We do not know yet. Ask us"

    name = models.CharField(max_length=160)
    address = models.TextField(help_text="With the postcode, for a map or a taxi.")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    step_free = models.CharField("step-free from the street", max_length=3, choices=There, default=There.ASK)
    hearing_loop = models.CharField(max_length=3, choices=There, default=There.ASK)
    accessible_toilet = models.CharField(max_length=3, choices=There, default=There.ASK)
    changing_places = models.CharField(
        "Changing Places toilet", max_length=3, choices=There, default=There.ASK
    )
    parking = models.TextField(blank=True, help_text="How many spaces, blue badge too, and the cost.")
    public_transport = models.TextField(blank=True, help_text="The nearest bus and train, and how far.")
    more_access = models.TextField(
        "anything else", blank=True, help_text="A quiet room, chairs with arms, lighting, a kettle."
    )
    checked_date = models.DateField(
        "looked at", null=True, blank=True, help_text="The day on which somebody went and looked."
    )

    changed_at = models.DateTimeField(auto_now=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(**{f"{name}__in": ["yes", "no", "ask"]}), name=rule)
            for name, rule in (
                ("step_free", "venue_step_free_known"),
                ("hearing_loop", "venue_hearing_loop_known"),
                ("accessible_toilet", "venue_accessible_toilet_known"),
                ("changing_places", "venue_changing_places_known"),
            )
        ]

    def __str__(self):
        return self.name

    def access_rows(self):
        """What a person asks before they set out, as rows of a summary list."""
        rows = [
            ("Step-free from the street", self.get_step_free_display()),
            ("Hearing loop", self.get_hearing_loop_display()),
            ("Accessible toilet", self.get_accessible_toilet_display()),
            ("Changing Places toilet", self.get_changing_places_display()),
            ("Parking", self.parking),
            ("Bus and train", self.public_transport),
            ("Also", self.more_access),
        ]
        return [{"key": key, "value": value} for key, value in rows if value]
