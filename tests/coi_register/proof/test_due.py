"""Due work: one failure keeps nothing else from being done, and each says what became of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from coi_register.proof.due import How, run_due
from coi_register.proof.models import Due
from coi_register.refusals import CannotBeDone
from tests.coi_register.proof.conftest import AT

HERE = "tests.coi_register.proof.test_due"


def works(at: datetime) -> Iterator[str]:
    yield "It worked."


def refuses(at: datetime) -> Iterator[str]:
    Due.objects.create(name="half written")
    raise CannotBeDone("The key is missing.")
    yield ""


def breaks(at: datetime) -> Iterator[str]:
    raise RuntimeError("a secret reason")
    yield ""


@pytest.mark.django_db
def test_each_piece_of_work_is_done_and_tells_what_became_of_it(settings: Any) -> None:
    settings.DUE_WORK = {"one": f"{HERE}.refuses", "two": f"{HERE}.breaks", "three": f"{HERE}.works"}
    told = [*run_due(AT)]
    assert [(one.name, one.how) for one in told] == [("one", How.FAILED), ("two", How.FAILED), ("three", How.DONE)]
    assert (told[0].says, told[2].says) == (("The key is missing.",), ("It worked.",))
    assert "secret" not in told[1].says[0]
    assert {due.name: due.good for due in Due.objects.all()} == {"one": False, "two": False, "three": True}


@pytest.mark.django_db
def test_the_work_of_the_product_is_there(settings: Any) -> None:
    assert [one.how for one in run_due(AT)] == [How.DONE] * len(settings.DUE_WORK)


@pytest.mark.django_db(transaction=True)
def test_work_in_steps_holds_no_transaction_of_its_own(settings: Any) -> None:
    """A letter that left is noted at once: what is cut off after it does not send it a second time."""
    settings.DUE_WORK, settings.DUE_IN_STEPS = {"steps": f"{HERE}.in_steps", "whole": f"{HERE}.whole"}, {"steps"}
    assert [(one.name, one.how) for one in run_due(AT)] == [("steps", How.DONE), ("whole", How.DONE)]


def in_steps(at: datetime) -> Iterator[str]:
    assert not connection.in_atomic_block
    yield "Each step is kept by itself."


def whole(at: datetime) -> Iterator[str]:
    assert connection.in_atomic_block
    yield "All or nothing."
