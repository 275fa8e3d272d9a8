"""A history in sentences."""

from datetime import UTC, datetime

import pytest

from coi_register.audit.presenters import Change, deed_in_words, history
from coi_register.audit.selectors import EMPTY, Version


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("interest.declared", "Interest declared"),
        ("terms_of_reference.set", "Terms of reference set"),
        ("organisations.imported", "Organisations imported"),
        ("", ""),
    ],
)
def test_the_name_of_a_deed_is_read_as_words(name: str, said: str) -> None:
    assert deed_in_words(name) == said


def version(hour: int, **told: object) -> Version:
    facts = {"by": "Olive Example", "deed": "seat.ended", "because": "", "about": "seat", "kind": "changed", "changes": ()}
    return Version(at=datetime(2018, 3, 1, hour, 5, tzinfo=UTC), **(facts | told))  # type: ignore[arg-type]


def test_the_latest_deed_stands_first() -> None:
    page = history("Lay chair", [version(9), version(14)])
    assert [entry.when for entry in page.entries] == [
        "1 March 2018, 2:05pm: seat changed",
        "1 March 2018, 9:05am: seat changed",
    ]


def test_an_entry_says_who_did_what_and_why() -> None:
    entry = history("Lay chair", [version(9, because="They left.")]).entries[0]
    assert (entry.heading, entry.because) == ("Seat ended by Olive Example", "They left.")


def test_what_held_nothing_before_is_shown_without_a_before() -> None:
    changes = (("Until", EMPTY, "1 March 2018"), ("Office", "Chair", "Lay chair"))
    assert history("Lay chair", [version(9, changes=changes)]).entries[0].changes == (
        Change("Until", None, "1 March 2018"),
        Change("Office", "Chair", "Lay chair"),
    )
