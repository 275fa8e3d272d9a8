"""A QuerySet through which nothing can be written past the history."""

from typing import Any, NoReturn, TypeVar

from django.db import models

from coi_register.audit.current import bulk_is_open

Row = TypeVar("Row", bound=models.Model)


class Sealed(RuntimeError):
    """A bulk write was tried on a recorded table; it would leave no history."""


class SealedQuerySet(models.QuerySet[Row]):
    """Refuses `update`, `delete` and the bulk writes: they would go round the history (proof.md measured 20 ways of 36)."""

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Row]:
        if not bulk_is_open():
            self._refuse("bulk_create")
        return super().bulk_create(*args, **kwargs)

    def update(self, **kwargs: Any) -> NoReturn:
        self._refuse("update")

    def delete(self) -> NoReturn:
        self._refuse("delete")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._refuse("bulk_update")

    def _raw_delete(self, using: str | None) -> NoReturn:
        self._refuse("_raw_delete")

    def _refuse(self, way: str) -> NoReturn:
        raise Sealed(
            f"{self.model.__name__}.{way} would leave no history. Write each row inside a deed, or use audit.record_all."
        )

    update.alters_data = delete.alters_data = bulk_update.alters_data = True  # type: ignore[attr-defined]
