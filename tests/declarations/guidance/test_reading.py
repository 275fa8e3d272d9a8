"""A text of the guidance that is not whole is refused with a sentence naming the file and the rule."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.reading import RuleBookError, read

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


def test_a_whole_text_is_read(tmp_path: Path) -> None:
    read_after(tmp_path, lambda text: None)


@pytest.mark.parametrize(
    ("change", "because"),
    [
        (without("source"), "the rule has no `source`"),
        (without("source", "strength"), "its source has no `strength`"),
        (without("source", "status"), "its source has no `status`"),
        (without("source", "place"), "its source has no `place`"),
        (without("in_force"), "the rule has no `in_force`"),
        (without("in_force", "from"), "needs a date to be in force from"),
        (without("says"), "the rule has no `says`"),
        (without("rests_on"), "the rule has no `rests_on`"),
        (without("then"), "the rule proposes no step"),
        (without("then", "step"), "the rule proposes no step"),
        (without("when"), "does not say when it applies"),
        (with_("step", "walk out", "then"), "`walk out` is no step"),
        (with_("also", ["no tea"], "then"), "`no tea` is no also"),
        (with_("sometimes", True, "then"), "`then` has no key `sometimes`"),
        (with_("when", ["moon is full"]), "nobody knows the condition “moon is full”"),
        (with_("unless", ["moon is full"]), "nobody knows the condition “moon is full”"),
        (with_("figure", 28), "has no key `figure`"),
        (with_("kind", "hint"), "`hint` is no kind"),
        (with_("strength", "rather", "source"), "`rather` is no strength"),
        (with_("paragraph", 12, "source"), "a source has no key `paragraph`"),
        (with_("instrument", "G1999", "source"), "there is no instrument `G1999`"),
    ],
)
def test_a_rule_that_is_not_whole_is_refused(tmp_path: Path, change: Change, because: str) -> None:
    with pytest.raises(RuleBookError, match=r"g2017\.yaml, a-rule: ") as refused:
        read_after(tmp_path, change)
    assert because in str(refused.value)


def test_a_rule_never_in_force_while_its_instrument_is_is_refused(tmp_path: Path) -> None:
    change = with_("in_force", {"from": date(2023, 1, 1), "until": None})
    with pytest.raises(RuleBookError, match="never in force while G2017 is"):
        read_after(tmp_path, change)


def test_a_condition_that_no_rule_uses_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match="no rule uses the condition “interest is direct”"):
        read_after(tmp_path, lambda text: text["rules"][0]["when"].remove("interest is direct"))


def test_two_rules_of_one_id_in_force_at_once_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match="a-rule: two rules of this id are in force at once"):
        read_after(tmp_path, lambda text: text["rules"].append(text["rules"][0]))


def test_a_figure_is_a_whole_number_with_its_unit(tmp_path: Path) -> None:
    def change(text: dict[str, Any]) -> None:
        figure = {key: text["rules"][0][key] for key in ("source", "in_force", "says", "rests_on")}
        text["rules"].append(figure | {"id": "a-figure", "kind": "figure", "figure": "six", "unit": "months"})

    with pytest.raises(RuleBookError, match="a-figure: a figure is a whole number"):
        read_after(tmp_path, change)


def test_an_unknown_key_of_a_text_or_its_instrument_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match=r"g2017.yaml: nobody knows the key `rulez`"):
        read_after(tmp_path, lambda text: text.update(rulez=[]))
    with pytest.raises(RuleBookError, match=r"g2017.yaml: nobody knows the key `colour` of an instrument"):
        read_after(tmp_path, lambda text: text["instrument"].update(colour="blue"))


def test_an_instrument_without_a_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match=r"g2017.yaml: the instrument has no `in_force`"):
        read_after(tmp_path, lambda text: text["instrument"].pop("in_force"))


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match="there is no text of any instrument"):
        read(tmp_path)


def test_a_text_that_is_not_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "g2017.yaml").write_text("rules: [")
    with pytest.raises(RuleBookError, match=r"g2017\.yaml: this is not YAML"):
        read(tmp_path)
