"""A shelf that is a bucket: django-storages', made to give up soon, to hold little in memory, and to fail with a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.utils.deconstruct import deconstructible
from storages.backends.s3 import S3Storage

from coi_register.refusals import ShelfAway

CONNECT, READ = 3, 10  # seconds, tried twice; as they come, a page would wait for minutes
TRIES = 2
IN_MEMORY = 1 << 20  # bytes of a file that is read; the rest of it waits in a temporary file


@deconstructible
class Bucket(S3Storage):
    """A bucket of its own, closed to the public. It asks for no access list: buckets without such lists refuse it."""

    def __init__(self, **told: Any) -> None:
        patience = Config(connect_timeout=CONNECT, read_timeout=READ, retries={"mode": "standard", "max_attempts": TRIES})
        limits = {"file_overwrite": False, "default_acl": None, "querystring_auth": True, "max_memory_size": IN_MEMORY}
        plain = TransferConfig(use_threads=False)  # one part of 8 MB at a time, not ten
        super().__init__(**{**limits, "client_config": patience, "transfer_config": plain, **told})

    def _open(self, name: str, mode: str = "rb") -> Any:
        """The file, fetched whole: who has it in hand meets no more surprises."""
        with self._told_in_words():
            file = super()._open(name, mode)
            return file.open() if "r" in mode else file

    def _save(self, name: str, content: Any) -> str:
        with self._told_in_words():
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        with self._told_in_words():
            super().delete(name)

    def exists(self, name: str) -> bool:
        with self._told_in_words():
            return bool(super().exists(name))

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        with self._told_in_words():
            folders, files = super().listdir(name)
            return folders, files

    def size(self, name: str) -> int:
        with self._told_in_words():
            return int(super().size(name))

    @contextmanager
    def _told_in_words(self) -> Iterator[None]:
        try:
            yield
        except (BotoCoreError, Boto3Error, ClientError) as error:
            raise ShelfAway(f"The bucket “{self.bucket_name}” cannot be used: {error}. Try again when it can.") from error
