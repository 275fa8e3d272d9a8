"""The connection is cut at each statement of each deed of the demo, and as it commits: a deed is done whole, or not at all."""

import copy
import copyreg
import functools
import inspect
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from operator import attrgetter
from types import FunctionType, MappingProxyType
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import Error, OperationalError, connection, transaction
from django.utils import timezone

from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.log.models import Head
from declarations.demo.services import ACTS
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import FIRST_DEED_OF_A_DAY
from declarations.models import Interest
from tests.architecture.code import PACKAGES
from tests.faults import whole
from tests.faults.conftest import LONG
from tests.faults.writers import do_one

pytestmark = pytest.mark.faults
AT_COMMIT = 0


class Cut(OperationalError):
    """The connection was cut by the test."""


def cut() -> None:
    connection.connection.close()
    raise Cut("The connection was cut.")


@contextmanager
def cut_at(place: int | None) -> Iterator[list[str]]:
    """Cut the connection before the statement of that number, from 1; AT_COMMIT: before the commit. Gives what was said."""
    said: list[str] = []

    def execute(run: Any, sql: Any, *rest: Any) -> Any:
        said.append(str(sql))
        if len(said) == place:
            cut()
        return run(sql, *rest)

    with pytest.MonkeyPatch.context() as patched, connection.execute_wrapper(execute):
        if place == AT_COMMIT:
            patched.setattr(connection, "_commit", cut)
        yield said


def state() -> list[Any]:
    """Where every chain ends, and how many rows each table has."""
    tables = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)})
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return [*sorted(cursor.fetchall()), *Head.objects.order_by("chain").values()]


class Cutting:
    """Stands before every service: the first call that writes is cut again and again before it is let through."""

    def __init__(self, step: int, most: int) -> None:
        self.chance, self.step, self.most = random.Random(3), step, most
        self.seen: set[str] = set()
        self.cuts = 0
        self.inside = False

    def before(self, service: FunctionType) -> Callable[..., Any]:
        name = f"{service.__module__}.{service.__name__}"

        @functools.wraps(service)
        def called(*args: Any, **kwargs: Any) -> Any:
            part_of_another = self.inside or connection.in_atomic_block  # it has no commit of its own
            if part_of_another or name in self.seen or len(self.seen) >= self.most:
                return service(*args, **kwargs)
            self.inside = True
            try:
                self._cut(name, functools.partial(service, *args, **kwargs))
                return service(*args, **kwargs)
            finally:
                self.inside = False

        return called

    def _cut(self, name: str, call: Any) -> None:
        before, statements = state(), self._tried(call)
        if not statements:
            return
        self.seen.add(name)
        for place in (AT_COMMIT, *range(self.chance.randint(1, self.step), statements + 1, self.step)):
            # what goes on after a cut that it took for another failure fails, too
            with pytest.raises((Error, sqlite3.Error)), cut_at(place):
                copy.deepcopy(call)()
            connection.close()
            self.cuts += 1
            assert state() == before, f"{name} left something behind when it was cut at statement {place} of {statements}."

    def _tried(self, call: Any) -> int:
        """How many statements it takes, taken back; 0 for a call that is no deed.

        Inside another transaction its own begins and ends with a savepoint, which is a statement; alone it begins with one
        only on SQLite.
        """
        with transaction.atomic(), cut_at(None) as said:
            copy.deepcopy(call)()
            transaction.set_rollback(True)
        more = {"sqlite": 1, "postgresql": 2}[connection.vendor]
        return len(said) - more if any('INTO "audit_deed"' in sql for sql in said) else 0


@contextmanager
def stood_before_every_service(cutting: Cutting) -> Iterator[int]:
    """Every function with a doer in every module of deeds, wherever it is imported; gives their number."""
    ours = [module for name, module in list(sys.modules.items()) if name.split(".")[0] in PACKAGES]
    found = {value: cutting.before(value) for module in ours for value in vars(module).values() if does_deeds(value)}
    with pytest.MonkeyPatch.context() as patched:
        for module in ours:
            for word, value in list(vars(module).items()):
                if isinstance(value, FunctionType) and value in found:
                    patched.setattr(module, word, found[value])
        patched.setitem(copyreg.dispatch_table, MappingProxyType, lambda fixed: (MappingProxyType, (dict(fixed),)))
        yield len(found)  # a rule book that a deed is given can be copied with the rest of what it is given


def does_deeds(value: Any) -> bool:
    """Whether it is a public function of a room's services that is told who acts; the demo's own only call others."""
    if not isinstance(value, FunctionType) or value.__name__.startswith("_") or "__wrapped__" in vars(value):
        return False
    parts = value.__module__.split(".")
    return "services" in parts and "demo" not in parts and "by" in inspect.signature(value).parameters


@pytest.mark.usefixtures("register")
def test_a_deed_that_is_cut_anywhere_leaves_nothing_behind(told: Callable[[str], None]) -> None:
    cutting = Cutting(step=1 if LONG else 15, most=1000 if LONG else 6)
    with stood_before_every_service(cutting) as services:
        cast = Cast()
        for scene in sorted((scene for act in ACTS for scene in act(cast)), key=attrgetter("on")):
            if len(cutting.seen) == cutting.most:
                break
            with audit.told_as_of(timezone.make_aware(datetime.combine(scene.on, FIRST_DEED_OF_A_DAY))):
                scene.happen()
    assert len(cutting.seen) >= (15 if LONG else 6)
    assert whole.wrongs() == []
    told(
        f"{len(cutting.seen)} of {services} services cut at each of {cutting.cuts} statements and commits: 0 left anything behind"
    )


def test_a_deed_whose_commit_nobody_heard_of_has_one_effect_when_it_is_sent_again(people: list[Any]) -> None:
    """The commit reaches the database and its answer is lost: whoever sends the same form again reads that it was done."""
    once, commit = uuid4(), connection._commit

    def unheard() -> None:
        commit()
        cut()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(connection, "_commit", unheard)
        with pytest.raises(Cut):
            do_one(random.Random(0), people[0], once)
    connection.close()
    with pytest.raises(audit.AlreadyDone):
        do_one(random.Random(0), people[0], once)
    assert Interest.objects.count() == Deed.objects.filter(once=once).count() == 1
    assert whole.wrongs([str(once)], at_most_more=0) == []
