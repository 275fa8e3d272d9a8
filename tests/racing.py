"""Deeds that begin at the same moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(*deeds: Callable[[], object], refusals: tuple[type[Exception], ...]) -> list[object]:
    """What each deed came to when all begin together: its result, or the refusal it raised."""
    barrier = Barrier(len(deeds))

    def done(deed: Callable[[], object]) -> object:
        try:
            barrier.wait(timeout=30)
            return deed()
        except refusals as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(done, deeds))
