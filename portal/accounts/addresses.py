"""allauth lists a person's open sessions with the visitor's address. The portal keeps no address."""

from allauth.usersessions.models import UserSession
from django.db.models.signals import pre_save
from django.dispatch import receiver

NO_ADDRESS = "0.0.0.0"


@receiver(pre_save, sender=UserSession, dispatch_uid="forget_address")
def forget_address(instance, **kwargs):
    instance.ip = NO_ADDRESS
