"""Meetings and rulings to look back on, as plain facts; no database."""

from datetime import date

from hypothesis import strategies as st

from declarations.conflicts.comparing import KindOfCase
from declarations.guidance.situation import Column, TouchKind
from declarations.guidance.vocabulary import InterestCategory, Step
from declarations.oversight.facts import Handled, HeldItem, HeldMeeting, Present

CLASS = KindOfCase(InterestCategory.FINANCIAL, True, TouchKind.CLASS, Column.DESIGN)
NAMED = KindOfCase(InterestCategory.FINANCIAL, True, TouchKind.NAMED, Column.AWARD)


def present(person="m1", withdrew=False, **more):
    return Present(person, f"Member {person}", "Member", withdrew, **more)


def held_item(*people, number="1", decision=True, **more):
    return HeldItem(f"item-{number}", number, "An item", decision, people, **more)


def held(*items, on=date(2018, 1, 11)):
    return HeldMeeting(f"meeting-{on}", on, "Primary Care Commissioning Committee", items)


def handled(step=Step.LEAVE, *, on=date(2018, 1, 11), **more):
    facts = {
        "person": "m1",
        "kind": CLASS,
        "interest": "partner",
        "proposed": Step.LEAVE,
        "committees": "PCCC",
        "reason": "",
    }
    facts |= more
    return Handled(
        item=f"item-{on}", number="4", title="An item", on=on, name=f"Member {facts['person']}", by="Ada Example, chair",
        interest_says="Partner, Riverside Practice", step=step, **facts,
    )  # fmt: skip


PEOPLE = st.builds(present, st.sampled_from("abc"), st.booleans(), is_member=st.booleans())
ITEMS = st.lists(PEOPLE, max_size=5, unique_by=lambda one: one.person).flatmap(
    lambda people: st.builds(held_item, *map(st.just, people), decision=st.booleans(), lost_quorum=st.booleans())
)
MEETINGS = st.lists(st.lists(ITEMS, max_size=12).map(lambda items: held(*items)), max_size=6)
STEPS = st.none() | st.sampled_from(Step)
RULINGS = st.lists(
    st.builds(
        handled,
        STEPS,
        on=st.dates(date(2017, 1, 1), date(2018, 12, 31)),
        person=st.sampled_from("ab"),
        kind=st.sampled_from([None, CLASS, NAMED]),
        interest=st.sampled_from([None, "partner", "shares"]),
        proposed=STEPS,
    ),
    max_size=12,
)
