"""What must hold before the service starts: a class of data for every column, and TLS to a database elsewhere."""

from ipaddress import ip_address
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from coi_register.keeping.classes import unclassed, unknown

VERIFIED = "verify-full"


@register()
def every_column_has_a_class(**kwargs: Any) -> list[CheckMessage]:
    """A column without one would be shown, logged and kept by chance."""
    known = list(apps.get_models(include_auto_created=True))
    hint = "Give it public, personal, special, confidential or secret in coi_register/keeping/classes.yaml."
    bare = [Error(f"{column} has no data class.", hint=hint, id="keeping.E001") for column in unclassed(known)]
    gone = [Error(f"classes.yaml names {column}, which there is not.", id="keeping.E002") for column in unknown(known)]
    return [*bare, *gone]


@register(Tags.security, deploy=True)
def a_database_elsewhere_is_asked_for_its_certificate(**kwargs: Any) -> list[CheckMessage]:
    """What goes to another machine unencrypted, or to whoever answers, can be read and written by others."""
    database = settings.DATABASES["default"]
    if "postgresql" not in database["ENGINE"] or is_this_machine(database.get("HOST", "")):
        return []
    if database.get("OPTIONS", {}).get("sslmode") == VERIFIED:
        return []
    return [
        Warning(
            "The database on another machine is not asked for its certificate.",
            hint=f"Put ?sslmode={VERIFIED} behind DATABASE_URL, and the authority in ~/.postgresql/root.crt or sslrootcert.",
            id="keeping.W001",
        )
    ]


def is_this_machine(host: str) -> bool:
    """A socket, or an address that leads back here."""
    if not host or host.startswith("/") or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
