"""A text of the guidance that is not whole is refused with a sentence naming the file and the rule."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.findings import Source
from declarations.guidance.reading import RuleBookError, read
from declarations.guidance.rules import Instrument, Period, Rule, RuleKind
from declarations.guidance.vocabulary import AddOn, Status, Step, Strength

Change = Callable[[dict[str, Any]], None]


def whole() -> dict[str, Any]:
    """A text of one instrument with one step rule that uses every condition there is."""
    return yaml.safe_load(
        """
        instrument:
          key: G2017
          title: A guidance
          in_force: {from: 2017-06-16, until: 2022-07-01}
          proposes: true
          note: A note
        rules:
        - id: a-rule
          kind: step
          source: {instrument: G2017, place: Meetings, strength: should, status: unconfirmed}
          in_force: {from: 2017-06-16, until: null}
          when: []
          then: {step: leave, also: [no papers]}
          says: A sentence.
          rests_on: R7.9
        """
    )


def read_after(tmp_path: Path, change: Change) -> None:
    text = whole()
    text["rules"][0]["when"] = sorted(CONDITIONS)
    change(text)
    (tmp_path / "g2017.yaml").write_text(yaml.safe_dump(text, allow_unicode=True))
    read(tmp_path)


def without(*path: str) -> Change:
    def change(text: dict[str, Any]) -> None:
        place = text["rules"][0]
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]

    return change


def with_(key: str, value: object, *path: str) -> Change:
    def change(text: dict[str, Any]) -> None:
        place = text["rules"][0]
        for step in path:
            place = place[step]
        place[key] = value

    return change


def of_kind(kind: str, **more: Any) -> Change:
    def change(text: dict[str, Any]) -> None:
        rule = text["rules"][0]
        text["rules"][0] = (
            {key: rule[key] for key in ("id", "source", "in_force", "says", "rests_on")} | {"kind": kind} | more
        )

    return change


def test_a_whole_text_is_read_with_everything_it_says(tmp_path: Path) -> None:
    text = whole()
    source = {"instrument": "G2017", "place": "Figures", "strength": "must guidance", "status": "read"}
    days = {"from": date(2018, 1, 1), "until": date(2019, 1, 1)}
    common = {"source": source, "in_force": days, "says": "Another.", "rests_on": "R1.1"}
    text["instrument"]["adopted"] = True
    text["rules"][0]["when"] = sorted(CONDITIONS)[1:]
    text["rules"][0]["unless"] = sorted(CONDITIONS)[:1]
    text["rules"] += [
        common | {"id": "b-figure", "kind": "figure", "figure": 6, "unit": "months"},
        common | {"id": "c-scope", "kind": "scope", "requires": {"committees": ["pccc"], "in_scope": True}},
        common
        | {
            "id": "d-mitigated",
            "kind": "step",
            "when": ["interest is direct"],
            "then": {"step": "as agreed in the register"},
        },
    ]
    (tmp_path / "g2017.yaml").write_text(yaml.safe_dump(text, allow_unicode=True))
    [instrument], (step, figure, scope, mitigated) = read(tmp_path)
    assert instrument == Instrument(
        "G2017", "A guidance", Period(date(2017, 6, 16), date(2022, 7, 1)), proposes=True, note="A note", by_adoption=True
    )
    assert told(step) == {
        "id": "a-rule",
        "kind": RuleKind.STEP,
        "source": Source("G2017", "Meetings", Strength.SHOULD, Status.UNCONFIRMED),
        "in_force": Period(date(2017, 6, 16), date(2022, 7, 1)),
        "says": "A sentence.",
        "rests_on": "R7.9",
        "when": tuple(sorted(CONDITIONS)[1:]),
        "unless": tuple(sorted(CONDITIONS)[:1]),
        "step": Step.LEAVE,
        "also": {AddOn.NO_PAPERS},
    }
    both = {
        "source": Source("G2017", "Figures", Strength.MUST_GUIDANCE, Status.READ),
        "in_force": Period(date(2018, 1, 1), date(2019, 1, 1)),
        "says": "Another.",
        "rests_on": "R1.1",
    }
    assert told(figure) == both | {"id": "b-figure", "kind": RuleKind.FIGURE, "figure": 6, "unit": "months"}
    assert told(scope) == both | {
        "id": "c-scope",
        "kind": RuleKind.SCOPE,
        "requires": {"committees": ["pccc"], "in_scope": True},
    }
    assert told(mitigated) == both | {
        "id": "d-mitigated",
        "kind": RuleKind.STEP,
        "when": ("interest is direct",),
        "by_mitigation": True,
    }


def told(rule: Rule) -> dict[str, Any]:
    """What a rule says, without the fields that are as they are where a text says nothing."""
    usual = {each.name: each.default for each in fields(Rule)} | {"requires": {}}
    values = {each.name: getattr(rule, each.name) for each in fields(Rule)}
    return {name: value for name, value in values.items() if value != usual[name]}


FROM = "`in_force` needs a date to be in force from."
IN_FORCE = "`in_force` is {from: a date, until: a date or null}."


@pytest.mark.parametrize(
    ("change", "because"),
    [
        (without("source"), "the rule has no `source`."),
        (without("source", "instrument"), "its source has no `instrument`."),
        (without("source", "strength"), "its source has no `strength`."),
        (without("source", "status"), "its source has no `status`."),
        (without("source", "place"), "its source has no `place`."),
        (without("kind"), "the rule has no `kind`."),
        (without("in_force"), "the rule has no `in_force`."),
        (without("in_force", "from"), FROM),
        (with_("until", "soon", "in_force"), FROM),
        (with_("to", None, "in_force"), IN_FORCE),
        (with_("in_force", "always"), IN_FORCE),
        (without("says"), "the rule has no `says`."),
        (without("rests_on"), "the rule has no `rests_on`."),
        (without("then"), "the rule proposes no step."),
        (without("then", "step"), "the rule proposes no step."),
        (without("when"), "the rule does not say when it applies."),
        (
            with_("step", "walk out", "then"),
            "`walk out` is no step; use one of note, leave_for_decision, leave, not_attend.",
        ),
        (with_("also", ["no tea"], "then"), "`no tea` is no also; use one of " + ", ".join(AddOn) + "."),
        (with_("sometimes", True, "then"), "`then` has no key `sometimes`."),
        (with_("when", ["moon is full"]), "nobody knows the condition “moon is full”."),
        (with_("unless", ["moon is full"]), "nobody knows the condition “moon is full”."),
        (with_("figure", 28), "a rule of the kind step has no key `figure`."),
        (with_("kind", "hint"), "`hint` is no kind; use one of " + ", ".join(RuleKind) + "."),
        (with_("strength", "rather", "source"), "`rather` is no strength; use one of " + ", ".join(Strength) + "."),
        (with_("status", "heard", "source"), "`heard` is no status; use one of " + ", ".join(Status) + "."),
        (with_("paragraph", 12, "source"), "a source has no key `paragraph`."),
        (with_("instrument", "G1999", "source"), "there is no instrument `G1999`."),
        (with_("in_force", {"from": date(2023, 1, 1), "until": None}), "it is never in force while G2017 is."),
        (of_kind("exception"), "the exception does not say when it applies."),
        (of_kind("figure", figure="six", unit="months"), "a figure is a whole number of `days` or `months`."),
        (of_kind("figure", figure=6, unit="moons"), "a figure is a whole number of `days` or `months`."),
        (of_kind("composition"), "a rule of the kind composition says what it `requires`."),
        (of_kind("scope"), "a rule of the kind scope says what it `requires`."),
        (of_kind("offer"), "a rule about offers gives an `answer`, or says whether to `declare`."),
        (of_kind("offer", requires={"answer": "accept", "colour": 1}), "a rule about offers has no key `colour`."),
    ],
)
def test_a_rule_that_is_not_whole_is_refused_in_a_sentence(tmp_path: Path, change: Change, because: str) -> None:
    with pytest.raises(RuleBookError) as refused:
        read_after(tmp_path, change)
    assert str(refused.value) == f"g2017.yaml, a-rule: {because}"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda text: text.update(rules=["leave"]), "a rule, and its source, are mappings; this is neither: leave"),
        (with_("source", "hearsay"), "a rule, and its source, are mappings; this is neither: {'id': 'a-rule', 'in_force': "),
    ],
)
def test_what_is_no_rule_at_all_is_refused_with_its_beginning(tmp_path: Path, change: Change, refusal: str) -> None:
    with pytest.raises(RuleBookError) as refused:
        read_after(tmp_path, change)
    assert str(refused.value).startswith(f"g2017.yaml: {refusal}")
    assert len(str(refused.value)) <= len("g2017.yaml: a rule, and its source, are mappings; this is neither: ") + 60


def test_a_rule_without_an_id_is_told_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match=r"^g2017.yaml, a rule without an id: the rule has no `id`.$"):
        read_after(tmp_path, without("id"))


def test_a_condition_that_no_rule_uses_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match="^conditions: no rule uses the condition “interest is direct”.$"):
        read_after(tmp_path, lambda text: text["rules"][0]["when"].remove("interest is direct"))


def test_two_rules_of_one_id_in_force_at_once_are_refused(tmp_path: Path) -> None:
    with pytest.raises(
        RuleBookError, match="^a-rule: two rules of this id are in force at once, under G2017 and under G2017.$"
    ):
        read_after(tmp_path, lambda text: text["rules"].append(text["rules"][0]))


def test_an_unknown_key_of_a_text_or_its_instrument_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match=r"g2017.yaml: nobody knows the key `rulez`.$"):
        read_after(tmp_path, lambda text: text.update(rulez=[]))
    with pytest.raises(RuleBookError, match=r"g2017.yaml: nobody knows the key `colour` of an instrument.$"):
        read_after(tmp_path, lambda text: text["instrument"].update(colour="blue"))


def test_an_instrument_without_a_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match=r"g2017.yaml: the instrument has no `in_force`.$"):
        read_after(tmp_path, lambda text: text["instrument"].pop("in_force"))
    with pytest.raises(RuleBookError, match=r"^g2017.yaml, G2017: `in_force` needs a date to be in force from.$"):
        read_after(tmp_path, lambda text: text["instrument"].update(in_force={"from": None}))


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match="there is no text of any instrument"):
        read(tmp_path)


def test_a_text_that_is_a_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "g2017.yaml").write_text("- a rule")
    with pytest.raises(RuleBookError, match=r"^g2017.yaml: a text is a mapping with `instrument` and `rules`.$"):
        read(tmp_path)


def test_a_text_that_is_not_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "g2017.yaml").write_text("rules: [")
    with pytest.raises(RuleBookError, match=r"g2017\.yaml: this is not YAML"):
        read(tmp_path)
