"""Every address is asked for by everybody, and each answer is judged: its status, what it tells, and what it leaves behind."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import yaml
from django.core import mail
from django.core.cache import cache as counts
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from coi_register.accounts.actors import Role
from coi_register.accounts.checks import addresses
from coi_register.audit.models import Deed
from tests.access.world import Persona, Place, Thing, World

ROUTES: Mapping[str, Mapping[str, Any]] = yaml.safe_load(Path(__file__).with_name("routes.yaml").read_text())
NEVER = UUID("00000000-0000-4000-8000-00000000dead")
NEVERS: dict[tuple[str, type], Any] = {("pk", int): 999_999, ("chain", str): str(NEVER)}
NEVERS |= {(word, UUID): NEVER for word in ("pk", "item", "person", "committee", "ccg", "deed")}
TOKEN = re.compile(r"zq\d{3}canary")
CHANGES_EACH_TIME = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|data-(token|session-ends)="[^"]*"')
MAY_DIFFER = {"content-security-policy", "x-request-id", "content-length", "server-timing"}
UNWANTED = ("PUT", "PATCH", "DELETE", "OPTIONS")


@dataclass(frozen=True)
class Route:
    """An address with its row, and the action that its guard names."""

    name: str
    guard: str
    row: Mapping[str, Any]

    def address(self, thing: Thing | None, *, never: bool = False) -> str:
        """Where it stands for a thing, or for one that never was."""
        words = dict(thing.address) if thing else {}
        if word := self.row.get("word"):
            words = {word: next(iter(words.values()))}
        if never:
            words = {name: NEVERS.get((name, type(value)), value) for name, value in words.items()}
        return reverse(self.name, kwargs=words | self.row.get("with", {}))


@cache
def routes() -> tuple[Route, ...]:
    """Every address of the product that has a row."""
    named = {str(pattern.name): pattern for _, pattern in addresses(get_resolver())}
    return tuple(Route(name, pattern.callback.guard, ROUTES[name]) for name, pattern in named.items() if name in ROUTES)


def routes_without_a_row() -> list[str]:
    """What nobody has thought about yet; and rows of addresses that there are no more."""
    named = {str(pattern.name) for _, pattern in addresses(get_resolver())}
    return sorted(named ^ ROUTES.keys())


def expected(persona: Persona, route: Route, thing: Thing | None, *, never: bool = False) -> Collection[int]:
    """The statuses that the matrix allows for reading the page."""
    row = route.row
    if not row.get("open") and not persona.is_known:
        return {302}
    place = thing.place if thing else persona.everywhere
    known = not row.get("sees") or any(persona.may(action, place) for action in row["sees"])
    withheld = thing and thing.sees and not any(persona.may(*asked) for asked in thing.sees)
    bound = thing and thing.bound and persona.is_bound_by(thing.bound) and not persona.may("keep_agenda", place)
    if never or not known or withheld or bound:
        return {404}
    where = persona.everywhere if row.get("anywhere") else place
    if row.get("does") and not any(persona.may(action, _place_for(action, thing, where)) for action in row["does"]):
        return {403}
    takes_all_away = "export_issue" in row.get("does", ())
    if thing and takes_all_away and not all(_reads_private(persona, thing, private) for private in thing.private):
        return {403}
    match row.get("answers", 200):
        case "own_flags_elsewhere":
            return {200} if persona.may("see_flags_on_others", place) else {302}
        case "who_sits":  # a member is asked for themself, and nobody else
            return {200} if any(role is Role.MEMBER and one in place.committees for role, _, one in persona.held) else {403}
        case [*several]:
            return {*several}
        case one:
            return {one}


def expected_of_form(persona: Persona, route: Route, thing: Thing | None) -> Collection[int]:
    """The statuses that the matrix allows for sending its form, empty as it is."""
    row, wanted = route.row, {*expected(persona, route, thing)}
    if not row.get("form"):
        return {405}
    if not persona.is_known and not row.get("open"):
        return wanted | {403}  # where there once was a session, with what was typed
    if 200 not in wanted:
        return wanted
    place = thing.place if thing else persona.everywhere
    may_send = not row.get("sends") or any(persona.may(action, _place_for(action, thing, place)) for action in row["sends"])
    was_first = row.get("first") and persona.key.startswith(f"{row['first']}_")
    return wanted | {302} if may_send and not was_first else {403}


def _place_for(action: str, thing: Thing | None, where: Place) -> Place:
    """An agenda is kept, and its papers issued, by the CCG that convenes."""
    if thing and thing.whose and action == "dismiss_match":
        return thing.whose
    kept_there = ("keep_agenda", "issue_papers", "make_packs", "write_minutes")
    return thing.kept if thing and thing.kept and action in kept_there else where


def _reads_private(persona: Persona, thing: Thing, private: Place) -> bool:
    return persona.may("read_private_item", private) or persona.may("keep_agenda", thing.kept or private)


@dataclass
class Walk:
    """A walk of personas along the routes of a world; what is wrong is collected in `findings`."""

    world: World
    findings: list[str] = field(default_factory=list)
    asked: int = 0
    _clients: dict[str, Client] = field(default_factory=dict)
    _never: dict[tuple[str, str], HttpResponse] = field(default_factory=dict)

    def client(self, persona: Persona) -> Client:
        """The persona's browser, signed in where they are."""
        client = self._clients.setdefault(persona.key, Client(raise_request_exception=False))
        if (
            persona.user is not None and "_auth_user_id" not in client.session
        ):  # some pages sign out, and a long walk is idle
            client.force_login(persona.user)
        return client

    def read(self, persona: Persona, route: Route, thing: Thing | None, state: str) -> None:
        """Ask for a page and judge the answer."""
        where = f"{persona.key}, GET {route.name} ({state})"
        answer = self.ask(persona, "get", route.address(thing))
        wanted = expected(persona, route, thing)
        if route.row.get("form") == "only" and persona.is_known:
            wanted = {405}
        self.judge(answer, wanted, persona, where)
        if thing and persona.is_known and answer.status_code == 404:
            self.is_like_never(answer, persona, route, thing, where)

    def send(self, persona: Persona, route: Route, thing: Thing | None, state: str) -> None:
        """Send an empty form: whoever may not open the page is refused in the same way, and nothing is done."""
        where, deeds = f"{persona.key}, POST {route.name} ({state})", Deed.objects.count()
        answer = self.ask(persona, "post", route.address(thing))
        self.judge(answer, expected_of_form(persona, route, thing), persona, where)
        if answer.status_code >= 400 and Deed.objects.count() != deeds:
            self.findings.append(f"{where}: was refused, and did a deed")

    def send_without_a_token(self, persona: Persona, route: Route, thing: Thing | None) -> None:
        """A form from elsewhere is refused before the page is asked."""
        client = Client(raise_request_exception=False, enforce_csrf_checks=True)
        client.cookies = self.client(persona).cookies
        status = client.post(route.address(thing)).status_code
        if status != 403 and not (status == 405 and not route.row.get("form")) and not route.row.get("tokenless"):
            self.findings.append(f"{persona.key}, POST {route.name} without a token: answers {status}, wanted 403")

    def try_methods(self, persona: Persona, route: Route, thing: Thing | None) -> None:
        """HEAD is answered as GET is, without a body; no other method at all."""
        address = route.address(thing)
        for method in UNWANTED:
            if (status := self.ask(persona, method.lower(), address).status_code) != 405:
                self.findings.append(f"{persona.key}, {method} {route.name}: answers {status}, wanted 405")
        if route.row.get("form") != "only" and self.ask(persona, "head", address).status_code not in expected(
            persona, route, thing
        ):
            self.findings.append(f"{persona.key}, HEAD {route.name}: answers otherwise than GET")

    def ask(self, persona: Persona, method: str, address: str, **more: Any) -> HttpResponse:
        """One request, as though nobody had asked before: how often one may try is another question."""
        self.asked += 1
        counts.clear()
        answer: HttpResponse = getattr(self.client(persona), method)(address, **more)
        return answer

    def judge(self, answer: HttpResponse, wanted: Collection[int], persona: Persona, where: str) -> None:
        """Its status is one of those wanted, and it tells nothing that the persona may not know."""
        if answer.status_code not in wanted:
            self.findings.append(f"{where}: answers {answer.status_code}, wanted {' or '.join(map(str, sorted(wanted)))}")
        text = said(answer)
        for token in {*TOKEN.findall(text)}:
            secret = next(one for one in self.world.secrets if one.token == token)
            if not secret.readers(persona):
                self.findings.append(f"{where}: tells {secret.what}")

    def is_like_never(self, answer: HttpResponse, persona: Persona, route: Route, thing: Thing, where: str) -> None:
        """What is withheld is answered exactly as what never was."""
        key = (persona.key, route.name)
        if key not in self._never:
            self._never[key] = self.ask(persona, "get", route.address(thing, never=True))
        if plain(answer) != plain(self._never[key]):  # a notice of the page before may stand on one of them: ask again
            answer, self._never[key] = (self.ask(persona, "get", route.address(thing, never=end)) for end in (False, True))
        if plain(answer) != plain(self._never[key]):
            self.findings.append(f"{where}: is answered otherwise than a thing that never was")


def said(answer: HttpResponse) -> str:
    """Every byte of an answer, its headers, and the mails it sent, as text."""
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    body = b"".join(answer) if answer.streaming else answer.content
    if body[:4] == b"PK\x03\x04":
        with ZipFile(BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in packed.namelist())
    mails = "\n".join(f"{one.subject}\n{one.body}" for one in getattr(mail, "outbox", []))
    return "\n".join([headers, body.decode(errors="replace"), mails])


def plain(answer: HttpResponse) -> tuple[int, str, tuple[tuple[str, str], ...]]:
    """An answer without what differs from one request to the next."""
    headers = sorted((name, value) for name, value in answer.headers.items() if name.lower() not in MAY_DIFFER)
    body = CHANGES_EACH_TIME.sub("", answer.content.decode(errors="replace"))
    return answer.status_code, body, tuple(headers)


def walk(world: World, personas: Collection[str], states: Collection[str] = ("a", "b"), only: Collection[str] = ()) -> Walk:
    """Every route by each persona: what is of CCG A, what is of CCG B, and what never was."""
    found = Walk(world)
    for persona in (world.personas[key] for key in personas):
        before = _deeds()
        for route in (one for one in routes() if not only or one.name in only):
            for state, thing in things(world, route, states):
                found.read(persona, route, thing, state)
        if (more := _deeds() - before) != 0:
            found.findings.append(f"{persona.key}: reading pages did {more} deeds")
    return found


def _deeds() -> int:
    """The deeds so far, but for those that only note a sensitive reading."""
    return Deed.objects.exclude(name__in=["bundle.taken", "pack.served", "paper.served"]).count()


def things(world: World, route: Route, states: Collection[str]) -> Iterator[tuple[str, Thing | None]]:
    """The things for which an address is asked; once for one that stands for itself."""
    if (kind := route.row.get("of")) is None:
        yield "", None
        return
    for state in states:
        if kind in world.things[state]:
            yield state, world.things[state][kind]
