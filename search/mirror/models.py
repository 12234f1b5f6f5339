from django.db import models
from django.db.models import F, Q


class UnmirroredQuerySet(models.QuerySet):
    def waiting(self):
        """What the mirror can still be told, the longest waiting first."""
        return self.filter(is_refused=False).order_by("since", "entry_id")

    def settle(self, written):
        """Forget what was written: {version: keys of entries}. What has changed since goes on waiting."""
        for version, keys in written.items():
            self.filter(entry_id__in=keys, version__lte=version).delete()


class Unmirrored(models.Model):
    """An entry of the ledger that Elasticsearch does not know yet as it is now.

    Written in the transaction that writes the entry, so that no outage and no killed process can lose it.
    """

    entry = models.OneToOneField(
        "search.SearchEntry", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    version = models.PositiveBigIntegerField()
    since = models.DateTimeField(db_index=True)
    is_refused = models.BooleanField(
        default=False, help_text="Elasticsearch cannot take it; tried again with the next comparison."
    )

    objects = UnmirroredQuerySet.as_manager()

    def __str__(self):
        return f"{self.entry_id} at {self.version}"


class MirrorQuerySet(models.QuerySet):
    def free(self, now):
        """The mirror, unless a worker is on it that is alive."""
        return self.filter(Q(held_until=None) | Q(held_until__lt=now))


class Mirror(models.Model):
    """What is known of the mirror: one row, written by whichever worker holds it."""

    held_by = models.CharField(max_length=40, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    index = models.CharField(max_length=120, blank=True, help_text="The index that answers.")
    index_uuid = models.CharField(max_length=40, blank=True)
    building = models.CharField(max_length=120, blank=True, help_text="The index that will take its place.")
    built_up_to = models.BigIntegerField(default=0, help_text="Key of the last entry written to it.")
    built = models.PositiveBigIntegerField(default=0)
    to_build = models.PositiveBigIntegerField(default=0)
    is_rebuild_wanted = models.BooleanField(default=False)
    rebuild_began_at = models.DateTimeField(null=True, blank=True)
    rebuilt_at = models.DateTimeField(null=True, blank=True)
    comparing_up_to = models.BigIntegerField(
        null=True, blank=True, help_text="Key of the last entry compared; empty between comparisons."
    )
    comparison_began_at = models.DateTimeField(null=True, blank=True)
    compared_at = models.DateTimeField(null=True, blank=True)
    healed = models.PositiveBigIntegerField(default=0, help_text="By the comparison that ended last.")
    healing = models.PositiveBigIntegerField(default=0, help_text="By the one that is going on.")
    is_doubtful = models.BooleanField(
        default=True, help_text="Something may be missing in it: until that is healed it answers no search."
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=80, blank=True, help_text="The kind of the last error.")
    failures = models.PositiveIntegerField(default=0, help_text="In a row.")
    not_before = models.DateTimeField(null=True, blank=True, help_text="After a failure: the next try.")
    red_since = models.DateTimeField(null=True, blank=True)

    objects = MirrorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="one_mirror"),
            models.CheckConstraint(
                condition=Q(building="") | ~Q(building=F("index")), name="mirror_is_not_built_in_place"
            ),
            models.CheckConstraint(condition=Q(failures=0) | ~Q(trouble=""), name="failure_has_a_kind"),
        ]

    def __str__(self):
        return self.index or "no index yet"
