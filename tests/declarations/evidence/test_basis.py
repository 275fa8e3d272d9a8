"""What an answer rests on, taken apart and put together again."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from declarations.evidence.basis import Basis, alike
from declarations.guidance.facts import Meeting, Ruled, Sitting
from declarations.guidance.rulebook import load
from tests.declarations.guidance.generated import values
from tests.declarations.table import ON, meeting, sitting

BOOK = load().in_force(ON)


def keyed(things):
    """The things, each key once and each link once."""
    return tuple({getattr(thing, "key", thing): thing for thing in things}.values())


@st.composite
def meetings(draw):
    """Any meeting whose things have keys of their own, as every meeting that was gathered."""
    made = draw(values(Meeting))
    sittings = tuple(replace(each, interests=keyed(each.interests)) for each in keyed(made.sittings))
    links = {(link.kind, link.from_, link.to, link.since): link for link in made.links}
    several = {"ccgs": keyed(made.ccgs), "committees": keyed(made.committees), "items": keyed(made.items)}
    several["dismissals"] = keyed(made.dismissals)
    return replace(made, sittings=sittings, links=tuple(links.values()), **several)


@settings(max_examples=60)
@given(facts=meetings(), rulings=values(tuple[Ruled, ...]))
def test_what_is_put_together_from_its_pieces_is_as_it_was(facts, rulings):
    once = tuple({(ruled.item, ruled.person): ruled for ruled in rulings}.values())
    whole = Basis(facts, BOOK, once)
    again = whole.made_of(whole.pieces)
    assert (again.facts, again.rulings) == (facts, once)
    assert again.book.digest == BOOK.digest


@given(seated=values(Sitting))
def test_without_its_seat_nothing_is_left_of_a_sitting(seated):
    whole = Basis(meeting(sitting("chair", "lay"), replace(seated, key="other")), BOOK, ())
    left = whole.made_of({place: piece for place, piece in whole.pieces.items() if place != ("seat", "other")})
    assert [each.key for each in left.facts.sittings] == ["chair"]


def test_rules_are_alike_where_they_say_the_same():
    rule = BOOK.rules[0]
    assert alike(rule, replace(rule))
    assert not alike(rule, replace(rule, says="Otherwise."))
    assert not alike(rule, None)
