"""Writes in the audit trail whenever somebody gains or loses a role, whichever screen it was done on."""

from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context

from portal.privacy.audit import record

from .models import User

DEEDS = {"post_add": "gave a role", "post_remove": "took a role"}


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="record_roles")
def record_roles(instance, action, reverse, pk_set, **kwargs):
    if action not in DEEDS or not pk_set:
        return
    if reverse:
        people, roles = User.objects.filter(pk__in=pk_set), [instance.name]
    else:
        people, roles = [instance], Group.objects.filter(pk__in=pk_set).values_list("name", flat=True)
    by = get_active_log_context().user
    for person in people:
        record(action=DEEDS[action], subject=person, by=by, reason=", ".join(roles))
