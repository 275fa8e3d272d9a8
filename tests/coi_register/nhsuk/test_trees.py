"""How a tree of boxes is laid out: nothing overlaps, nothing sticks out, and the words say what the lines show."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coi_register.nhsuk.trees import WIDTH, Node, drawn

CHAIN = Node(
    "Dr Basil Sample",
    below=(
        Node(
            "Riverside Practice",
            "Partner, from 1 July 2014, ongoing",
            below=(Node("Valley Federation", "member of, no dates recorded", note="item 6", strong=True),),
        ),
    ),
)
FORK = Node("Valley Federation", below=(Node("Riverside Practice", "has as member"), Node("Hill Surgery", "has as member")))


def test_the_words_say_every_tie_with_its_dates() -> None:
    assert drawn(CHAIN).says == (
        "Dr Basil Sample, Partner, from 1 July 2014, ongoing: Riverside Practice. "
        "Riverside Practice, member of, no dates recorded: Valley Federation (item 6)"
    )


def test_a_box_alone_says_its_name() -> None:
    assert drawn(Node("Riverside Practice")).says == "Riverside Practice"


def test_a_chain_runs_straight_down_with_arrows() -> None:
    picture = drawn(CHAIN)
    assert {box.x for box in picture.boxes} == {2}
    assert [box.strong for box in picture.boxes] == [False, False, True]
    assert len(picture.strokes) == 2
    assert all(stroke.data.count("M") == 2 for stroke in picture.strokes)


def test_where_something_branches_the_boxes_below_stand_further_right() -> None:
    top, *below = drawn(FORK).boxes
    assert {box.x for box in below} == {top.x + 24}


def test_a_tie_that_does_not_hold_is_drawn_otherwise() -> None:
    picture = drawn(Node("A", below=(Node("B", "no longer: member of", faint=True),)))
    assert [box.faint for box in picture.boxes] == [False, True]
    assert picture.strokes[0].faint


NAMES = st.text(st.characters(categories=["Lu", "Ll", "Zs"]), min_size=1, max_size=60)
TREES = st.recursive(
    st.builds(Node, NAMES, NAMES, NAMES, st.booleans(), st.booleans()),
    lambda nodes: st.builds(Node, NAMES, NAMES, NAMES, st.booleans(), st.booleans(), st.lists(nodes, max_size=3).map(tuple)),
    max_leaves=12,
)


@given(TREES)
def test_boxes_never_overlap_nor_leave_the_picture(tree: Node) -> None:
    picture = drawn(tree)
    spans = sorted((box.y, box.y + box.height) for box in picture.boxes)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(box.x >= 0 and box.x + box.width <= WIDTH and box.width > 150 for box in picture.boxes)
    assert spans[-1][1] <= picture.height
    assert all(0 <= text.x < WIDTH and 0 < text.y <= picture.height for text in picture.texts)


@given(TREES)
def test_no_words_are_lost(tree: Node) -> None:
    shown = " ".join(text.words for text in drawn(tree).texts).split()
    assert sorted("".join(shown)) == sorted("".join("".join(words(tree)).split()))


def words(node: Node, top: bool = True) -> list[str]:
    """Everything that a tree has to say; nothing ties the first box to anything."""
    own = [node.name, node.note] + ([] if top else [node.tie])
    return own + [word for child in node.below for word in words(child, top=False)]
