"""How long a session lasts, and what is told of it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from coi_register.accounts.actors import Right, Role
from coi_register.accounts.sittings import begun, device_of, idle_limit, is_fresh, place_of

NOW = datetime(2018, 3, 1, 9, tzinfo=UTC)
SHORT = {Role.OFFICER, Role.GUARDIAN, Role.ADMIN, Role.AUDITOR}


@pytest.mark.parametrize("role", list(Role))
def test_those_who_keep_or_read_the_registers_of_others_are_idle_for_fifteen_minutes_at_most(role: Role) -> None:
    assert idle_limit([Right(role, uuid4())]) == timedelta(minutes=15 if role in SHORT else 30)


def test_a_session_ends_when_it_was_idle_for_too_long() -> None:
    assert begun(NOW, agent="", address="").ends([]) == NOW + timedelta(minutes=30)


def test_a_session_ends_after_twelve_hours_however_busy_it_was() -> None:
    sitting = begun(NOW, agent="", address="")
    busy = type(sitting)(**sitting.as_told() | {"seen": (NOW + timedelta(hours=11, minutes=50)).timestamp()})
    assert busy.ends([]) == NOW + timedelta(hours=12)


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1", "Safari on iPhone"),
        ("<script>alert(1)</script>", "Unknown device"),
        ("", "Unknown device"),
    ],
)
def test_a_device_is_told_in_words_of_ours(agent: str, device: str) -> None:
    assert device_of(agent) == device


@pytest.mark.parametrize(
    ("address", "place"),
    [("192.0.2.77", "192.0.2.…"), ("2001:db8:1:2::9", "2001:db8:1::…"), ("", "Unknown network"), ("a b", "Unknown network")],
)
def test_an_address_is_shortened_to_its_network(address: str, place: str) -> None:
    assert place_of(address) == place


@pytest.mark.parametrize(("minutes", "fresh"), [(0, True), (10, True), (10.1, False), (-60, False)])
def test_who_somebody_is_was_shown_within_ten_minutes(minutes: float, fresh: bool) -> None:
    assert is_fresh([{"method": "mfa", "at": (NOW - timedelta(minutes=minutes)).timestamp()}], at=NOW) is fresh


def test_without_a_proof_nobody_is_fresh() -> None:
    assert not is_fresh([], at=NOW)
