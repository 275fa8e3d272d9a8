"""The cases of each rule, as the rule book shows them."""

from declarations.guidance.proof import CASES, proofs
from declarations.guidance.rulebook import load
from declarations.guidance.rules import RuleKind


def test_every_rule_that_proposes_excepts_or_bounds_a_committee_shows_a_case_that_fires_it_and_a_near_miss() -> None:
    shown = (RuleKind.STEP, RuleKind.EXCEPTION, RuleKind.SCOPE)
    assert {rule.id for rule in load().rules if rule.kind in shown} <= set(proofs()) <= {rule.id for rule in load().rules}
    assert all(proof.fires and proof.near_misses for proof in proofs().values())


def test_a_case_is_named_by_its_sentence() -> None:
    assert "A partner's own practice is paid (T04)" in proofs()["direct-gain-in-a-named-provider"].fires
    assert "A rent review holds no bids" in proofs()["papers-of-a-tender-of-somebody-close"].near_misses


def test_cases_of_one_rule_in_two_files_stand_together(tmp_path) -> None:
    (tmp_path / "one.yaml").write_text("- {rule: r, fires: [{says: One}], near_miss: []}")
    (tmp_path / "two.yaml").write_text("- {rule: r, fires: [], near_miss: [{says: Two}]}\n- {says: Of no rule}")
    (tmp_path / "world.yaml").write_text("organisations: []")
    proof = proofs(tmp_path)["r"]
    assert (proof.fires, proof.near_misses) == (["One"], ["Two"])


def test_the_cases_stand_beside_the_texts() -> None:
    assert (CASES.parent / "texts").is_dir()
