"""Who can sign in, and the roles they were granted, from when to when."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import ROLE_LABELS, Actor
from coi_register.accounts.policy import reach
from coi_register.audit import services as audit
from coi_register.audit.current import in_a_deed
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of


class Accounts(models.QuerySet["User"]):
    def visible_to(self, actor: Actor) -> "Accounts":
        """Those opened for a CCG whose accounts the actor may see, with a role in it or among its people; and one’s own."""
        where = reach(actor, "see_accounts")
        if where.everywhere:
            return self
        ccgs = where.ccgs
        asked = RoleAsked.objects.filter(ccg__in=ccgs).values("user")
        held = RoleHeld.objects.filter(ccg__in=ccgs).values("user")
        at_home = Q(ccg__in=ccgs) | Q(person__ccg__in=ccgs) | Q(pk__in=held) | Q(pk__in=asked)
        return self.filter(at_home | Q(pk=actor.user_id))


class Users(BaseUserManager.from_queryset(Accounts)):  # type: ignore[misc]
    def create_user(self, email: str, name: str, password: str | None = None, ccg: models.Model | None = None) -> "User":
        """A new account; without a password nobody can sign in to it."""
        user: User = self.model(email=self.normalize_email(email).lower(), name=name, ccg=ccg)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """An account: an e-mail address and a name. Closed by `is_active`, never deleted."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    ccg = models.ForeignKey(  # whose officer opened it; rights come from roles and seats alone
        "committees.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

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


class Session(AbstractBaseSession):
    """A browser that is signed in, or on its way to be. Ended by deleting it; its key is a secret and `sitting` is not."""

    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="sessions")
    sitting = models.UUIDField(null=True, unique=True)
    opened = models.FloatField(null=True)  # seconds since 1970, as in the session's own data
    seen = models.FloatField(null=True)
    device = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=60, blank=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        """The engine that keeps these rows."""
        from coi_register.accounts.sessions import SessionStore

        return SessionStore

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "seen"], name="sessions_by_user")]


class RolesHeld(SealedQuerySet["RoleHeld"]):
    def visible_to(self, actor: Actor) -> "RolesHeld":
        """Those in the CCGs whose accounts the actor may see, and one’s own."""
        where = reach(actor, "see_accounts")
        return self if where.everywhere else self.filter(Q(ccg__in=where.ccgs) | Q(user=actor.user_id))

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


class RolesAsked(SealedQuerySet["RoleAsked"]):
    def visible_to(self, actor: Actor) -> "RolesAsked":
        """Those in the CCGs whose accounts the actor may see."""
        where = reach(actor, "see_accounts")
        return self if where.everywhere else self.filter(ccg__in=where.ccgs)

    def waiting(self, on: date) -> "RolesAsked":
        """Neither confirmed nor withdrawn, and not run out."""
        return self.filter(held=None, withdrawn_on=None, expires__gt=on)


class RoleAsked(Recorded):
    """A role that somebody asked for: held only once somebody else has confirmed it. `expires` is the first day too late."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles_asked")
    role = models.CharField(max_length=20, choices=choices_of(ROLE_LABELS))
    ccg = models.ForeignKey("committees.Organisation", verbose_name="CCG", on_delete=models.PROTECT, related_name="+")
    committee = models.ForeignKey("committees.Committee", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField("from")
    until = models.DateField(null=True, blank=True)
    because = models.TextField("reason")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    expires = models.DateField()
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    held = models.OneToOneField(RoleHeld, null=True, blank=True, on_delete=models.PROTECT, related_name="asked")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = RolesAsked.as_manager()

    class Meta:
        verbose_name = "role asked for"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(asked_by=models.F("user")) & ~Q(asked_by=models.F("confirmed_by")),
                name="whoever_asks_for_a_role_neither_gets_nor_confirms_it",
            ),
            models.CheckConstraint(condition=~Q(confirmed_by=models.F("user")), name="nobody_confirms_their_own_role"),
            models.CheckConstraint(
                condition=Q(held=None, confirmed_by=None)
                | Q(held__isnull=False, confirmed_by__isnull=False, withdrawn_on=None),
                name="a_role_is_held_when_it_is_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    def is_waiting(self, on: date) -> bool:
        """Whether it can still be confirmed."""
        return self.held_id is None and self.withdrawn_on is None and on < self.expires


class StepsLost(SealedQuerySet["StepLost"]):
    def visible_to(self, actor: Actor) -> "StepsLost":
        """Those of the accounts that the actor may see."""
        return self.filter(user__in=User.objects.visible_to(actor))

    def waiting(self, on: date) -> "StepsLost":
        """Neither agreed to nor refused, and not run out."""
        return self.filter(settled_on=None, expires__gt=on)


class StepLost(Recorded):
    """Word that an account's holder has lost their second step. It is taken off only once somebody else agrees.

    `expires` is the first day too late; `agreed` is None until it is settled.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="steps_lost")
    because = models.TextField("how it was made sure who asks")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    expires = models.DateField()
    settled_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_on = models.DateField(null=True, blank=True)
    agreed = models.BooleanField(null=True, blank=True)

    objects = StepsLost.as_manager()

    class Meta:
        verbose_name = "lost second step"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(asked_by=models.F("user")) & ~Q(settled_by=models.F("user"), agreed=True),
                name="nobody_takes_off_their_own_second_step",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=models.F("settled_by"), agreed=True), name="two_people_take_off_a_second_step"
            ),
            models.CheckConstraint(
                condition=Q(settled_on=None, settled_by=None, agreed=None)
                | Q(settled_on__isnull=False, settled_by__isnull=False, agreed__isnull=False),
                name="a_lost_step_is_settled_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(settled_on=None), name="a_second_step_is_said_to_be_lost_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Second step of {self.user}"

    def is_waiting(self, on: date) -> bool:
        """Whether it can still be agreed to."""
        return self.settled_on is None and on < self.expires


class Invitation(Recorded):
    """The way into an account by a link that works once. Only the link's hash is kept, from when the letter leaves."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SealedQuerySet["Invitation"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(used_at=None, withdrawn_at=None), name="an_account_has_one_open_invitation"
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(withdrawn_at=None), name="an_invitation_is_used_or_withdrawn_and_not_both"
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation of {self.user}"

    def is_open(self, at: datetime) -> bool:
        """Whether its link works, or will once the letter has left."""
        in_time = self.expires_at is None or at < self.expires_at
        return self.used_at is None and self.withdrawn_at is None and in_time


class Letter(Recorded):
    """A mail that waits to be sent, written in the deed that it tells of. A link in it is made only when it leaves."""

    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="letters")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    invitation = models.ForeignKey(Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="letters")
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = SealedQuerySet["Letter"].as_manager()

    def __str__(self) -> str:
        return self.subject
