"""Every requirement of ASVS 5.0.0 that applies is shown to be met: by a test that exists, or a section that says something."""

import csv

import pytest

from tests.security.asvs import MAP, ROOT, SCOPE, Row, anchor, named_in, read, sections_of, the_map

ROWS, OUT = the_map()
FEWEST_WORDS = 12  # a section that says less says nothing


def unproved(row: Row) -> list[str]:
    """What is wrong with the proof of a row, in words; nothing where it is sound."""
    wrong = [] if row.by else [f"{row.number} has no proof"]
    for proof in row.tests:
        path, _, name = proof.partition("::")
        if name not in named_in(path):
            wrong.append(f"{row.number}: there is no test {proof}")
    for proof in row.sections:
        path, _, heading = proof.partition("#")
        if len(sections_of(path).get(heading, "").split()) < FEWEST_WORDS:
            wrong.append(f"{row.number}: {proof} is not there, or says nothing")
    return wrong


def test_the_203_of_levels_1_and_2_that_apply_are_all_there() -> None:
    assert sum(row.level == 1 for row in ROWS) == 63
    assert sum(row.level == 2 for row in ROWS) == 140
    assert sum(row.level == 3 for row in ROWS) == 38
    assert len(ROWS) + len(OUT) == 345
    assert not {row.number for row in ROWS} & set(OUT)


@pytest.mark.real_input
def test_the_map_is_that_of_the_scope_that_was_agreed() -> None:
    if not SCOPE.exists():
        pytest.skip("The scope of ASVS 5.0.0 is kept beside the checkout, and is not there.")
    with SCOPE.open(newline="") as file:
        agreed = {f"v5.0.0-{row['asvs_5.0.0']}": row for row in csv.DictReader(file)}
    assert {row.number: row.level for row in ROWS} == {
        number: int(row["level"]) for number, row in agreed.items() if row["in_scope"] == "yes"
    }
    assert {
        number: (int(row["level"]), row["reason_if_not"]) for number, row in agreed.items() if row["in_scope"] == "no"
    } == OUT


def test_every_requirement_has_a_proof_that_exists() -> None:
    wrong = [words for row in ROWS for words in unproved(row)]
    assert not wrong, "\n".join(wrong)


def test_every_requirement_says_what_it_asks() -> None:
    assert not [row.number for row in ROWS if not 3 <= len(row.asks.split()) <= 30]


def test_what_has_no_surface_yet_has_a_test_that_notices_when_it_comes() -> None:
    wrong = [
        row.number for row in ROWS if row.surface and not any(proof.startswith("tests/security/") for proof in row.tests)
    ]
    assert not wrong


def test_three_in_four_of_levels_1_and_2_are_shown_by_tests() -> None:
    assert sum(bool(row.tests) for row in ROWS if row.level < 3) >= 150


def test_the_index_tells_the_counts_of_the_map() -> None:
    index = (ROOT / "docs" / "security.md").read_text()
    for level in (1, 2, 3):
        rows = [row for row in ROWS if row.level == level]
        tested = [row for row in rows if row.tests]
        none_yet = [row for row in rows if row.surface]
        assert f"| {level} | {len(rows)} | {len(tested)} | {len(rows) - len(tested)} | {len(none_yet)} |" in index


@pytest.mark.parametrize(
    ("proof", "says"),
    [
        ("tests/security/test_asvs.py::test_that_nobody_wrote", "there is no test"),
        ("tests/security/test_nowhere.py::test_the_index_tells_the_counts_of_the_map", "there is no test"),
        ("docs/security/nowhere.md#uploads", "is not there"),
        ("docs/security.md#a-heading-nobody-wrote", "is not there"),
    ],
)
def test_a_proof_that_is_not_there_is_noticed(proof: str, says: str) -> None:
    assert says in unproved(Row("v5.0.0-0.0.0", 1, "", (proof,)))[0]


def test_a_row_without_a_proof_and_a_row_that_stands_twice_are_noticed() -> None:
    assert unproved(Row("v5.0.0-0.0.0", 1, "", ()))
    first = next(line for line in MAP.read_text().splitlines() if line.startswith("  v5.0.0-"))
    with pytest.raises(ValueError, match="stand twice"):
        read(MAP.read_text().replace(first, f"{first[:-1]}: {{}}\n{first}", 1))


def test_a_heading_is_linked_to_as_people_link_to_it() -> None:
    assert anchor("What a person's *name* is, and isn't") == "what-a-persons-name-is-and-isnt"
