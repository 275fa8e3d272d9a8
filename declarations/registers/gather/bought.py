"""The procurements of a CCG that were decided by a day, as they are, or as they were known at a moment."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, prefetch_related_objects

from committees.organisations.models import Organisation
from declarations.procurement.models import InterestMet, Procurement, StageReached, Supplier, SupplierCheck
from declarations.procurement.selectors import for_register
from declarations.registers.bought import DECIDED
from declarations.registers.gather.known import known

Row = TypeVar("Row", bound=Model)


def decided_by(ccg: Organisation, *, on: date, at: datetime | None) -> list[Procurement]:
    """Each with its stages, suppliers, their checks and what those found, in the same few queries."""
    if at is None:
        return list(for_register(ccg, on=on))
    found = _then(Procurement, Q(ccg_id=ccg.pk), at)
    stages = _of(StageReached, "procurement_id", found, at)
    suppliers = _of(Supplier, "procurement_id", found, at)
    checks = _of(SupplierCheck, "supplier_id", suppliers, at)
    met = _of(InterestMet, "found_by_id", checks, at)
    prefetch_related_objects(stages, "committee", "item__meeting")
    prefetch_related_objects(suppliers, "organisation")
    prefetch_related_objects(met, "person")
    prefetch_related_objects(found, "clinical_lead", "contract_manager")
    _hang(found, "stages", "procurement_id", sorted(stages, key=lambda one: (one.on, str(one.pk))))
    _hang(found, "suppliers", "procurement_id", sorted(suppliers, key=lambda one: (bool(one.unidentified), str(one))))
    _hang(suppliers, "checks", "supplier_id", sorted(checks, key=lambda one: one.at))
    _hang(checks, "met", "found_by_id", sorted(met, key=lambda one: (one.person.name, one.path)))
    by_key = {stage.pk: stage for stage in stages}
    for check in checks:
        check.stage = by_key[check.stage_id]
    return sorted((one for one in found if _is_decided(one, on)), key=lambda one: one.reference)


def _is_decided(one: Procurement, on: date) -> bool:
    return any(stage.stage in DECIDED and stage.on <= on for stage in one.stages.all())


def _of(model: type[Row], to: str, rows: Iterable[Model], at: datetime) -> list[Row]:
    return _then(model, Q(**{f"{to}__in": [row.pk for row in rows]}), at)


def _then(model: type[Row], where: Q, at: datetime) -> list[Row]:
    """The rows as they were known, made again and never to be written."""
    names = [field.attname for field in model._meta.concrete_fields]
    return [model(**dict(zip(names, row, strict=True))) for row in known(model, *names, where=where, at=at)]


def _hang(on: Iterable[Model], name: str, to: str, rows: Iterable[Any]) -> None:
    """Hang each row on the one it points to, as a prefetch would."""
    by_key: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        by_key[getattr(row, to)].append(row)
    for one in on:
        one._prefetched_objects_cache = {**getattr(one, "_prefetched_objects_cache", {}), name: by_key[one.pk]}  # type: ignore[attr-defined]
