"""What must hold before the service starts: a class of data for every column, a bucket in reach, TLS to a database elsewhere."""

from importlib.util import find_spec
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


@register()
def a_bucket_can_be_reached(**kwargs: Any) -> list[CheckMessage]:
    """What reaches a bucket is an extra of its own: without it the first paper would be an error that nobody understands."""
    if not settings.PAPERS_BUCKET or (find_spec("boto3") and find_spec("storages")):
        return []
    says = f"COI_PAPERS_BUCKET names the bucket “{settings.PAPERS_BUCKET}”, and what reaches one is not installed."
    return [Error(says, hint="Install the extra: pip install '.[s3]'. Or unset it, for a folder.", id="keeping.E003")]


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
