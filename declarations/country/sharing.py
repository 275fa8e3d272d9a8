"""The CCGs shared out among processes: each decides its share, in one transaction of its own."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

from django.db import connection, connections, transaction

from declarations.country import gather
from declarations.guidance.rulebook import load

Result = TypeVar("Result")
_given: list[Any] = []  # what a child was born with: a rule book cannot be sent to it in words


def shared_out(work: Callable[..., Result], *others: object, processes: int) -> list[Result]:
    """What `work` comes to for each share of the CCGs; one share is done here, and all where a transaction holds the rows."""
    ccgs = gather.ccgs()
    shares = 1 if connection.in_atomic_block else processes
    mine, *theirs = (ccgs[place::shares] for place in range(shares))
    if not theirs:
        return [_alone(work, mine, *others)]
    load()  # once, for all of them
    connections.close_all()  # a connection is never shared with a child
    with get_context("fork").Pool(len(theirs), _given.extend, ([work, *others],)) as pool:
        running = [pool.apply_async(_in_a_child, (share,)) for share in theirs]
        return [_alone(work, mine, *others), *(each.get() for each in running)]


def _in_a_child(ccgs: Sequence[str]) -> Any:
    work, *others = _given
    return _alone(work, ccgs, *others)


def _alone(work: Callable[..., Result], ccgs: Sequence[str], *others: object) -> Result:
    with transaction.atomic(), _without_collecting():
        return work(ccgs, *others)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing in a run refers to itself, so there is nothing for the collector to find among millions of rows."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
