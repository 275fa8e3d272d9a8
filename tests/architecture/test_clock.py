"""Only one module asks what day it is; everybody else asks that one, so that a demo can stand on a day of its own."""

from tests.architecture.code import called, modules

ASK_THE_TIME = {"today", "localdate", "now", "localtime", "utcnow"}
MAY_ASK = {"coi_register/clock.py"}
TURNS_A_GIVEN_MOMENT_INTO_WORDS = {"coi_register/nhsuk/words.py"}  # `localtime(moment)`


def test_nobody_asks_python_or_django_for_the_time() -> None:
    found = [
        f"{module}:{call.lineno}"
        for module in modules()
        if str(module) not in MAY_ASK | TURNS_A_GIVEN_MOMENT_INTO_WORDS
        for call in module.calls()
        if called(call) in ASK_THE_TIME and not call.args and not asks_the_clock(call)
    ]
    assert not found, f"Ask coi_register.clock: {found}"


def asks_the_clock(call) -> bool:
    """Whether it is `clock.today()` or `clock.now()`; or a room's own function of that name."""
    owner = getattr(call.func, "value", None)
    return owner is None or getattr(owner, "id", "") == "clock"
