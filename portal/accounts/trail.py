"""Writes in the audit trail whenever what somebody may do or see changes, whichever screen it was done on."""

from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, pre_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context

from portal.privacy.audit import record
from portal.taxonomy.models import TumourGroup

from .models import User

DEEDS = {"post_add": "gave", "post_remove": "took", "pre_clear": "took"}
NAMED = {Group: "a role", TumourGroup: "a tumour group"}


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="record_roles")
@receiver(m2m_changed, sender=User.tumour_groups.through, dispatch_uid="record_tumour_groups")
def record_scope(instance, action, reverse, model, pk_set, **kwargs):
    """Whom the roles are given, or of which cancers they hold, from whichever side it was done."""
    if action not in DEEDS:
        return
    for person, kind, names in _what_changed(instance, reverse, model, pk_set):
        if names:
            by = get_active_log_context().user
            record(action=f"{DEEDS[action]} {NAMED[kind]}", subject=person, by=by, reason=", ".join(names))


def _what_changed(instance, reverse, model, pk_set):
    """(person, kind, names) of each who gained or lost something. Without keys, all that a person had."""
    if reverse:
        people = User.objects.filter(pk__in=pk_set or [])
        return [(person, type(instance), [instance.name]) for person in people]
    held = instance.groups if model is Group else instance.tumour_groups
    rows = model.objects.filter(pk__in=pk_set) if pk_set else held.all()
    return [(instance, model, list(rows.values_list("name", flat=True)))] if pk_set != set() else []


@receiver(pre_save, sender=User, dispatch_uid="record_organisation")
def record_organisation(instance, **kwargs):
    """The organisation decides whose drafts and stories a person sees: a change of it is kept too."""
    before = User.objects.filter(pk=instance.pk).values_list("organisation", flat=True).first()
    if instance.pk and before != instance.organisation_id and not instance._state.adding:
        reason = str(instance.organisation or "none")
        by = get_active_log_context().user
        record(action="moved to another organisation", subject=instance, by=by, reason=reason)
