"""The guidance read from its texts: one YAML file per instrument, refused with a sentence where a rule is not whole."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

import yaml

from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.findings import Source
from declarations.guidance.offers import terms_of
from declarations.guidance.rules import NOTHING, Instrument, Period, Rule, RuleKind
from declarations.guidance.vocabulary import AddOn, Status, Step, Strength

Word = TypeVar("Word", bound=StrEnum)

TEXTS = Path(__file__).parent / "texts"
BY_MITIGATION = "as agreed in the register"  # the step of R2.10, which stands on the interest and not in the rule

INSTRUMENT_KEYS = {"key", "title", "in_force", "proposes", "note"}
MAY_HAVE = {"adopted"}
RULE_KEYS = {"id", "kind", "source", "in_force", "says", "rests_on"}
KEYS_BY_KIND = {
    RuleKind.STEP: {"when", "unless", "then"},
    RuleKind.EXCEPTION: {"when", "unless"},
    RuleKind.FIGURE: {"figure", "unit"},
    RuleKind.COMPOSITION: {"requires"},
    RuleKind.SCOPE: {"requires"},
    RuleKind.PROCEDURE: {"requires"},
    RuleKind.OFFER: {"requires"},
}


class RuleBookError(ValueError):
    """A text of the guidance that cannot be read; the sentence names the file and the rule."""


def read(folder: Path) -> tuple[tuple[Instrument, ...], tuple[Rule, ...]]:
    """Every instrument and rule of the folder's texts, in order of their keys and ids."""
    texts = [(path.name, _parsed(path)) for path in sorted(folder.glob("*.yaml"))]
    if not texts:
        raise RuleBookError(f"{folder.name}: there is no text of any instrument here.")
    instruments = {text.key: text for name, body in texts for text in _instruments(name, body)}
    rules = [
        rule for name, body in texts for entry in body.get("rules") or () for rule in rules_of(name, entry, instruments)
    ]
    _refuse_two_at_once(rules)
    _refuse_idle_conditions(rules)
    return (
        tuple(sorted(instruments.values(), key=lambda text: (text.in_force.since, text.key))),
        tuple(sorted(rules, key=lambda rule: (rule.id, rule.in_force.since))),
    )


def _refuse(where: str, because: str) -> NoReturn:
    raise RuleBookError(f"{where}: {because}")


def _parsed(path: Path) -> dict[str, Any]:
    try:
        body = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise RuleBookError(f"{path.name}: this is not YAML: {error}") from error
    if not isinstance(body, dict):
        _refuse(path.name, "a text is a mapping with `instrument` and `rules`.")
    if unknown := set(body) - {"instrument", "rules"}:
        _refuse(path.name, f"nobody knows the key `{min(unknown)}`.")
    return body


def _instruments(name: str, body: Mapping[str, Any]) -> tuple[Instrument, ...]:
    head = body.get("instrument")
    if head is None:
        return ()
    for key in sorted(INSTRUMENT_KEYS - set(head)):
        _refuse(name, f"the instrument has no `{key}`.")
    if unknown := set(head) - INSTRUMENT_KEYS - MAY_HAVE:
        _refuse(name, f"nobody knows the key `{min(unknown)}` of an instrument.")
    period = _period(f"{name}, {head['key']}", head["in_force"])
    return (
        Instrument(
            key=str(head["key"]),
            title=head["title"],
            in_force=period,
            proposes=bool(head["proposes"]),
            note=head["note"],
            by_adoption=bool(head.get("adopted", False)),
        ),
    )


def rules_of(name: str, entry: Mapping[str, Any], instruments: Mapping[str, Instrument]) -> tuple[Rule, ...]:
    """The rule once for each instrument it stands in; each holds no longer than its instrument does."""
    if not isinstance(entry, dict) or not isinstance(entry.get("source"), dict | None):
        _refuse(name, f"a rule, and its source, are mappings; this is neither: {str(entry)[:60]}")
    where = f"{name}, {entry.get('id', 'a rule without an id')}"
    kind = _whole(where, entry)
    keys = entry["source"]["instrument"]
    found = []
    for key in keys if isinstance(keys, list) else [keys]:
        if key not in instruments:
            _refuse(where, f"there is no instrument `{key}`.")
        period = _period(where, entry["in_force"]).within(instruments[key].in_force)
        if period is None:
            _refuse(where, f"it is never in force while {key} is.")
        found.append(_rule(where, entry, kind, key, period))
    return tuple(found)


def _whole(where: str, entry: Mapping[str, Any]) -> RuleKind:
    """The kind of a rule that has all it must have and nothing else."""
    for key in ("id", "kind", "source", "in_force", "says", "rests_on"):
        if not entry.get(key):
            _refuse(where, f"the rule has no `{key}`.")
    kind = _one_of(where, RuleKind, entry["kind"], "kind")
    if unknown := set(entry) - RULE_KEYS - KEYS_BY_KIND[kind]:
        _refuse(where, f"a rule of the kind {kind.value} has no key `{min(unknown)}`.")
    for key in ("instrument", "place", "strength", "status"):
        if not entry["source"].get(key):
            _refuse(where, f"its source has no `{key}`.")
    if unknown := set(entry["source"]) - {"instrument", "place", "strength", "status"}:
        _refuse(where, f"a source has no key `{min(unknown)}`.")
    _refuse_half_a_kind(where, entry, kind)
    return kind


def _refuse_half_a_kind(where: str, entry: Mapping[str, Any], kind: RuleKind) -> None:
    match kind:
        case RuleKind.STEP:
            then = entry.get("then") or {}
            if not then.get("step"):
                _refuse(where, "the rule proposes no step.")
            if unknown := set(then) - {"step", "also"}:
                _refuse(where, f"`then` has no key `{min(unknown)}`.")
            if not entry.get("when"):
                _refuse(where, "the rule does not say when it applies.")
        case RuleKind.EXCEPTION:
            if not entry.get("when"):
                _refuse(where, "the exception does not say when it applies.")
        case RuleKind.FIGURE:
            if not isinstance(entry.get("figure"), int) or entry.get("unit") not in ("days", "months"):
                _refuse(where, "a figure is a whole number of `days` or `months`.")
        case RuleKind.COMPOSITION | RuleKind.SCOPE:
            if not entry.get("requires"):
                _refuse(where, f"a rule of the kind {kind.value} says what it `requires`.")
        case RuleKind.OFFER:
            _refuse_what_no_offer_is(where, entry.get("requires") or {})
        case RuleKind.PROCEDURE:
            pass
    for sentence in [*entry.get("when", ()), *entry.get("unless", ())]:
        if sentence not in CONDITIONS:
            _refuse(where, f"nobody knows the condition “{sentence}”.")


def _refuse_what_no_offer_is(where: str, requires: Mapping[str, Any]) -> None:
    try:
        terms_of(requires)
    except ValueError as error:
        _refuse(where, str(error))


def _rule(where: str, entry: Mapping[str, Any], kind: RuleKind, instrument: str, period: Period) -> Rule:
    source, then = entry["source"], entry.get("then") or {}
    by_mitigation = then.get("step") == BY_MITIGATION
    step = None if by_mitigation or not then else _one_of(where, Step, then["step"], "step")
    return Rule(
        id=entry["id"],
        kind=kind,
        source=Source(
            instrument,
            source["place"],
            _one_of(where, Strength, source["strength"], "strength"),
            _one_of(where, Status, source["status"], "status"),
        ),
        in_force=period,
        says=entry["says"],
        rests_on=entry["rests_on"],
        when=tuple(entry.get("when", ())),
        unless=tuple(entry.get("unless", ())),
        step=step,
        by_mitigation=by_mitigation,
        also=frozenset(_one_of(where, AddOn, word, "also") for word in then.get("also", ())),
        figure=entry.get("figure"),
        unit=entry.get("unit"),
        requires=MappingProxyType(entry["requires"]) if entry.get("requires") else NOTHING,
    )


def _period(where: str, dates: Mapping[str, Any]) -> Period:
    if not isinstance(dates, dict) or set(dates) - {"from", "until"}:
        _refuse(where, "`in_force` is {from: a date, until: a date or null}.")
    since, until = dates.get("from"), dates.get("until")
    if not isinstance(since, date) or not (until is None or isinstance(until, date)):
        _refuse(where, "`in_force` needs a date to be in force from.")
    return Period(since, until)


def _one_of(where: str, words: type[Word], value: object, key: str) -> Word:
    try:
        return words(str(value).replace(" ", "_"))
    except ValueError:
        raise RuleBookError(f"{where}: `{value}` is no {key}; use one of {', '.join(words)}.") from None


def _refuse_two_at_once(rules: list[Rule]) -> None:
    ordered = sorted(rules, key=lambda rule: (rule.id, rule.in_force.since))
    for earlier, later in pairwise(ordered):
        if earlier.id == later.id and earlier.in_force.within(later.in_force):
            _refuse(
                later.id,
                f"two rules of this id are in force at once, under {earlier.source.instrument}"
                f" and under {later.source.instrument}.",
            )


def _refuse_idle_conditions(rules: list[Rule]) -> None:
    used = {sentence for rule in rules for sentence in (*rule.when, *rule.unless)}
    for sentence in sorted(set(CONDITIONS) - used):
        _refuse("conditions", f"no rule uses the condition “{sentence}”.")
