"""What the CCG made of the rule book: guidance adopted, rules found in its own copy, one rule in force and one draft."""

from collections.abc import Iterator
from functools import partial

from declarations.adoption import services
from declarations.adoption.selectors import book_for
from declarations.adoption.wording import Wording
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told, rule_book, without
from declarations.guidance.trying import Case
from declarations.guidance.vocabulary import Step

SECOND_PERSON = "gwen"


def own_rule_book(cast: Cast) -> Iterator[Scene]:
    """Each record on its day."""
    told = rule_book()
    for adopted in told["adopted"]:
        yield Scene(adopted["recorded"], partial(_adopt, cast, adopted))
    for confirmed in told["confirmed"]:
        yield Scene(confirmed["on"], partial(_confirm, cast, confirmed))
    for own in told["own_rules"]:
        made: Told = {}
        yield Scene(own["drafted"], partial(_draft, cast, own, made))
        if "in_force" in own:
            yield Scene(own["in_force"]["on"], partial(_put_in_force, cast, own["in_force"], made))


def _adopt(cast: Cast, told: Told) -> None:
    services.adopt(cast.ccg, by=cast.officer(told["recorded"]), **without(told, "recorded"))


def _confirm(cast: Cast, told: Told) -> None:
    rule = book_for(cast.ccg.pk, told["on"]).rule(told["rule"])
    assert rule is not None  # the story confirms what is in force
    services.confirm(cast.ccg, rule=rule, place=told["place"], on=told["on"], by=cast.officer(told["on"]))


def _draft(cast: Cast, told: Told, made: Told) -> None:
    """The draft with its cases; `made` keeps it for whoever puts it in force."""
    by, wording = cast.officer(told["drafted"]), told["wording"]
    lists = {name: tuple(wording.get(name, ())) for name in ("when", "unless")}
    step = Step(wording["step"]) if wording["step"] else None
    variation = services.draft(cast.ccg, wording=Wording(**wording | lists | {"step": step}), by=by)
    for case in told["cases"]:
        variation = services.try_case(variation, case=Case(**case), version=variation.version, by=by)
    made["variation"] = variation


def _put_in_force(cast: Cast, told: Told, made: Told) -> None:
    variation, by = made["variation"], cast.acting(SECOND_PERSON, told["on"])
    services.put_in_force(variation, version=variation.version, by=by, because=told["because"])
