"""What is withheld is laid over an entry wherever it stands in it."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from declarations.registers.columns import PUBLIC, places
from declarations.registers.masks import NOTHING_WITHHELD, Mask
from declarations.registers.vocabulary import Register

KEY, PERSON = uuid4(), uuid4()
WORDS = st.lists(st.sampled_from(["the", "Ltd", "of", "Ada", "Example", "ADA  EXAMPLE", "ada\nexample"]), max_size=5).map(
    " ".join
)


@given(st.sampled_from(Register), st.data())
def test_a_withheld_name_stands_in_no_cell_of_any_register(register: Register, data: st.DataObject) -> None:
    cells = [str(KEY), *(data.draw(WORDS) for _ in PUBLIC[register][1:])]
    mask = Mask(frozenset({PERSON}), frozenset(), frozenset({"Ada Example"}))
    for person in (PERSON, uuid4(), None):
        shown = mask.over(register, KEY, person, cells)
        assert all("ada example" not in " ".join(str(cell).casefold().split()) for cell in shown)


def test_nothing_withheld_leaves_every_cell() -> None:
    cells = tuple(str(number) for number in range(len(PUBLIC[Register.INTERESTS])))
    assert not NOTHING_WITHHELD
    assert NOTHING_WITHHELD.over(Register.INTERESTS, KEY, PERSON, cells) == cells


def test_every_register_can_say_that_something_is_withheld() -> None:
    assert all("withheld" in places(register) for register in Register)


def test_both_name_and_details_may_be_withheld() -> None:
    mask = Mask(frozenset({PERSON}), frozenset({KEY}))
    shown = mask.over(Register.INTERESTS, KEY, PERSON, [None] * len(PUBLIC[Register.INTERESTS]))
    assert shown[-1] == "Name and details"
