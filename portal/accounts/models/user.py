from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from portal.accounts.roles import Role
from portal.taxonomy.models import TumourGroup

from .organisation import Organisation


class PeopleQuerySet(models.QuerySet):
    def active(self):
        """Whoever still works with the alliance: the others keep their name on what they did."""
        return self.filter(is_active=True)

    def holding(self, *roles):
        return self.filter(groups__name__in=roles).distinct()

    def leading(self, groups):
        """The active leads of any of the tumour groups."""
        return self.active().filter(groups__name=Role.LEAD, tumour_groups__in=groups).distinct()


class UserManager(BaseUserManager.from_queryset(PeopleQuerySet)):
    use_in_migrations = True

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def create_user(self, email, password=None, **fields):
        if not email:
            raise ValueError("A person needs an e-mail address: it is the name they sign in with.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person who signs in. Patients and carers need no account; they are not here."""

    username = None
    email = models.EmailField("e-mail address", unique=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    job_title = models.CharField(max_length=120, blank=True)
    tumour_groups = models.ManyToManyField(
        TumourGroup, blank=True, related_name="people", help_text="The groups this person leads or works in."
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        ordering = ["last_name", "first_name", "email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_an_email")]

    def __str__(self):
        return self.get_full_name() or self.email
