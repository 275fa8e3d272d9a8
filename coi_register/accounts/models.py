"""Who can sign in, and the roles they were granted, from when to when."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import ROLE_LABELS, Actor
from coi_register.audit import services as audit
from coi_register.audit.current import in_a_deed
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of


class Users(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None) -> "User":
        """A new account; without a password nobody can sign in to it."""
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """An account: an e-mail address and a name. Closed by `is_active`, never deleted."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)

    objects = Users()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the account inside the deed in hand. Django keeps a password under a better hash when its holder signs in."""
        if kwargs.get("update_fields") == ["password"] and not in_a_deed():
            with audit.deed("password.kept_anew", by=Actor(name=self.name, user_id=self.pk)):
                return super().save(*args, **kwargs)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("An account is closed, never deleted: its deeds name it.")


class RolesHeld(SealedQuerySet["RoleHeld"]):
    def in_force(self, on: date) -> "RolesHeld":
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class RoleHeld(Recorded):
    """A role granted to an account for a CCG, and for one committee of it where named; `until` is the first day without it."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=choices_of(ROLE_LABELS))
    ccg = models.ForeignKey("committees.Organisation", on_delete=models.PROTECT, related_name="+")
    committee = models.ForeignKey("committees.Committee", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = RolesHeld.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=models.F("since")), name="a_role_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
