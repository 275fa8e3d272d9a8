"""The loop that says how fast a machine is, and what two processors of it are worth."""

import pytest

from declarations.country.bench import machine


def test_two_that_take_as_long_as_one_do_the_work_of_two() -> None:
    assert machine.Machine(alone=0.4, together=0.4).of_two == 2.0
    assert machine.Machine(alone=0.4, together=0.8).of_two == 1.0


def test_the_loop_is_run_in_processes_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "LOOP", "print(0.25)")
    assert machine.measured(rounds=1) == machine.Machine(0.25, 0.25)


@pytest.mark.django_db
def test_a_question_takes_some_time() -> None:
    assert machine.a_question() > 0
