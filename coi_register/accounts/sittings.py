"""How long somebody stays signed in, from where, and until when; worked out from what their session holds."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Any
from uuid import uuid4

from coi_register.accounts.actors import Right, Role

IDLE, IDLE_OF_THE_TRUSTED = timedelta(minutes=30), timedelta(minutes=15)
AT_MOST = timedelta(hours=12)
WARNED = timedelta(minutes=2)
FRESH = timedelta(minutes=10)
NOTED_EVERY = timedelta(seconds=60)  # a request sooner after the last one is not written down
TRUSTED = frozenset({Role.OFFICER, Role.GUARDIAN, Role.ADMIN, Role.AUDITOR})
KEY = "sitting"
BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
NAMES = {"Edg": "Edge", "OPR": "Opera"}
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS": "Mac", "Linux": "Linux"}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One time of being signed in: since when, last seen when (seconds since 1970), with what, and roughly from where."""

    id: str
    opened: float
    seen: float
    device: str
    place: str

    def ends(self, rights: Iterable[Right]) -> datetime:
        """When it ends if nothing more is done: idle for too long, or open for too long."""
        return min(_at(self.seen) + idle_limit(rights), _at(self.opened) + AT_MOST)

    def as_told(self) -> dict[str, Any]:
        """What the session keeps of it."""
        return asdict(self)


def idle_limit(rights: Iterable[Right]) -> timedelta:
    """Half an hour; a quarter for those who keep the registers, watch over them or read everything."""
    return IDLE_OF_THE_TRUSTED if any(right.role in TRUSTED for right in rights) else IDLE


def begun(at: datetime, *, agent: str, address: str) -> Sitting:
    """A sitting that begins now."""
    return Sitting(str(uuid4()), at.timestamp(), at.timestamp(), device_of(agent), place_of(address))


def device_of(agent: str) -> str:
    """“Firefox on Windows”; an unknown device where the browser does not say."""
    browser = next((name for name in BROWSERS if f"{name}/" in agent), "")
    system = next((word for mark, word in SYSTEMS.items() if mark in agent), "")
    return " on ".join(filter(None, (NAMES.get(browser, browser), system))) or "Unknown device"


def place_of(address: str) -> str:
    """The address shortened to its network: enough to tell the surgery from home, too little to find somebody."""
    try:
        host = ip_address(address)
    except ValueError:
        return "Unknown network"
    network = ip_network(f"{host}/{24 if host.version == 4 else 48}", strict=False)
    return f"{str(network.network_address).removesuffix('.0')}.…" if host.version == 4 else f"{network.network_address}…"


def is_fresh(records: Iterable[dict[str, Any]], *, at: datetime) -> bool:
    """Whether one of these proofs of who they are, as allauth records them, was given a short while ago."""
    return any(at - FRESH <= _at(record["at"]) <= at + NOTED_EVERY for record in records)


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
