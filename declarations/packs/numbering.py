"""The label of each paper, the same in every pack: “Paper 8”, and “Paper 8.2” for the second of that item.

Papers are counted within their item, so that no gap tells somebody of a paper at another one; and private papers come last in
their item, so that no gap tells of those either.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from committees.papers.models import Paper
from declarations.packs.facts import Numbered


def numbered(papers: Iterable[Paper], before: Mapping[str, str]) -> tuple[Numbered, ...]:
    """The papers that have a clean version, in the order of the agenda; one that had a label `before` keeps it."""
    by_item: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        if paper.current is not None:
            by_item[str(paper.item_id)].append(paper)
    taken = set(before.values())
    return tuple(one for of_item in by_item.values() for one in _of_item(of_item, before, taken))


def _of_item(papers: list[Paper], before: Mapping[str, str], taken: set[str]) -> Iterator[Numbered]:
    free = (label for label in _labels(papers[0].item.number) if label not in taken)
    for paper in sorted(papers, key=lambda one: one.is_private):
        version = paper.current
        assert version is not None  # whoever has none was left out
        yield Numbered(
            item=str(paper.item_id),
            paper=str(paper.pk),
            version=str(version.pk),
            label=before.get(str(paper.pk)) or next(free),
            pages=version.pages,
            sha256=version.sha256,
            private=paper.is_private,
        )


def _labels(number: str) -> Iterator[str]:
    yield f"Paper {number}"
    yield from (f"Paper {number}.{which}" for which in count(2))


def changes(now: Iterable[Numbered], then: Iterable[Numbered]) -> list[tuple[Numbered, str]]:
    """What became of each paper since an earlier run: new, replaced or withdrawn; with the paper, for not all may be told."""
    new, old = {one.paper: one for one in now}, {one.paper: one for one in then}
    found = [(one, f"{one.label} is new.") for key, one in new.items() if key not in old]
    found += [
        (one, f"{one.label} has a new version.")
        for key, one in new.items()
        if key in old and old[key].version != one.version
    ]
    return found + [(one, f"{one.label} was withdrawn.") for key, one in old.items() if key not in new]
