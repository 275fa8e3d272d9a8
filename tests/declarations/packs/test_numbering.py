"""The label of each paper."""

from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from declarations.packs.facts import Left, Numbered
from declarations.packs.numbering import changes, numbered

ITEM = SimpleNamespace(pk=uuid4(), number="8")


def paper(*, private: bool = False, read: bool = True) -> Any:
    version = SimpleNamespace(pk=uuid4(), pages=2, sha256="0" * 64) if read else None
    return SimpleNamespace(pk=uuid4(), item_id=ITEM.pk, item=ITEM, is_private=private, current=version)


papers = st.lists(st.builds(paper, private=st.booleans(), read=st.booleans()), max_size=6)


def labels(found: tuple[Numbered, ...]) -> dict[str, str]:
    return {one.paper: one.label for one in found}


def test_the_second_paper_of_an_item_is_8_2() -> None:
    found = numbered([paper(), paper(private=True), paper()], {})
    assert [(one.label, one.private) for one in found] == [("Paper 8", False), ("Paper 8.2", False), ("Paper 8.3", True)]


@given(papers, papers)
def test_a_paper_keeps_its_label_and_no_two_share_one(first: list[Any], second: list[Any]) -> None:
    before = labels(numbered(first, {}))
    after = labels(numbered([*second, *first], before))
    assert before.items() <= after.items()
    assert len(set(after.values())) == len(after)


@given(papers)
def test_without_the_private_papers_no_gap_is_left(found: list[Any]) -> None:
    public = [one.label for one in numbered(found, {}) if not one.private]
    assert public == ["Paper 8", *(f"Paper 8.{which}" for which in range(2, len(public) + 1))][: len(public)]


@given(papers, papers)
def test_every_difference_between_two_runs_is_told_once(first: list[Any], second: list[Any]) -> None:
    old, new = numbered(first, {}), numbered(second, {})
    told = [one.paper for one, _ in changes(new, old)]
    assert sorted(told) == sorted(labels(old).keys() ^ labels(new).keys())


@given(st.sets(st.sampled_from("abcd")), st.sets(st.sampled_from("abcd")), st.sets(st.sampled_from("abcd")))
def test_what_either_leaves_out_both_leave_out_together(one: set[str], two: set[str], three: set[str]) -> None:
    left = Left(frozenset(one - three), frozenset(three)) | Left(frozenset(two))
    for item in "abcd":
        it = Numbered(item, item * 2, "", "", 1, "", private=False)
        assert left.has(it) is (item in one | two | three)
    assert not left.withheld & left.unnamed
