"""How the registers of the story came to be public: who decides, what is withheld, and the editions."""

from collections.abc import Iterator
from functools import partial

from coi_register.accounts.actors import command
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told, registers
from declarations.registers import services
from declarations.registers.selectors.preview import prepared
from declarations.registers.vocabulary import Basis, Part, Register

GUARDIAN = "gwen"


def published(cast: Cast) -> Iterator[Scene]:
    """Each on its day."""
    for mark in registers()["decide"]:
        yield Scene(mark["on"], partial(_mark, cast, mark))
    for told in registers()["withheld"]:
        made: Told = {}
        yield Scene(told["asked"], partial(_ask, cast, told, made))
        if "granted" in told:
            yield Scene(told["granted"], partial(_grant, cast, told, made))
    for edition in registers()["editions"]:
        yield Scene(edition["prepared"], partial(_prepare, cast, edition))
        yield Scene(edition["published"], partial(_publish, cast, edition))


def _mark(cast: Cast, told: Told) -> None:
    basis, by = Basis(told["basis"]), cast.officer(told["on"])
    services.mark(cast.people[told["person"]], ccg=cast.ccg, basis=basis, since=told["since"], by=by)


def _ask(cast: Cast, told: Told, made: Told) -> None:
    on = told["asked"]
    made["asked"] = services.ask_to_withhold(
        cast.people[told["person"]],
        part=Part(told["part"]),
        because=told["because"],
        letter=told["letter"],
        on=on,
        by=cast.officer(on),
    )


def _grant(cast: Cast, told: Told, made: Told) -> None:
    on, asked = told["granted"], made["asked"]
    by, until = cast.acting(GUARDIAN, on), told["review_on"]
    services.grant(asked, version=asked.version, reason=told["reason"], review_on=until, on=on, by=by)


def _prepare(cast: Cast, told: Told) -> None:
    on = told["prepared"]
    services.prepare(cast.ccg, register=Register(told["register"]), true_on=on, by=cast.officer(on))


def _publish(cast: Cast, told: Told) -> None:
    made = prepared(cast.ccg, Register(told["register"]))
    assert made is not None  # the scene before this one prepared it
    services.publish(made, version=made.version, by=command(registers()["publisher"]))
