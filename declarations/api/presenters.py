"""What programs are told of a CCG, an edition and a meeting; and the page on which tokens are kept."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import day
from committees.meetings.models import Meeting
from committees.organisations.models import Organisation
from declarations.api.models import Token
from declarations.api.permissions import may_keep_tokens
from declarations.registers.models import Edition
from declarations.registers.selectors.editions import published
from declarations.registers.vocabulary import Register


def ccg_told(ccg: Organisation) -> dict[str, Any]:
    """Its code, its name, and where the registers are that it published."""
    found = [register for register in Register if published(ccg, register).exists()]
    return {
        "code": ccg.ods_code,
        "name": ccg.name,
        "registers": [reverse("api_editions", args=[(ccg.ods_code or "-").lower(), register]) for register in found],
    }


def edition_told(edition: Edition) -> dict[str, Any]:
    """Its number and days, how many entries it was published with, and where they are."""
    code = (edition.ccg.ods_code or "-").lower()
    return {
        "number": edition.number,
        "true_on": edition.true_on.isoformat(),
        "published_on": timezone.localdate(edition.published_at).isoformat(),
        "entries": edition.size,
        "href": reverse("api_edition", args=[code, edition.register, edition.number]),
    }


def meeting_told(meeting: Meeting) -> dict[str, Any]:
    """What is public of it. Items bear no numbers: a gap would tell of a private one."""
    return {
        "key": str(meeting.pk),
        "on": meeting.on.isoformat(),
        "state": meeting.state,
        "venue": meeting.venue,
        "committees": [committee.name for committee in meeting.committees],
        "items": [{"title": item.title, "kind": item.kind, "decision": item.decision} for item in meeting.told_items],  # type: ignore[attr-defined]
    }


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token, and whether it can be ended."""

    whose: str
    purpose: str
    says: str
    href: str


def token_lines(tokens: list[Token], actor: Actor) -> tuple[TokenLine, ...]:
    """Those that are good first."""
    lines = [
        TokenLine(
            whose=f"{token.user}, {token.ccg}",
            purpose=token.purpose,
            says=_says(token, actor),
            href=reverse("end_token", args=[token.pk]) if _can_end(token, actor) else "",
        )
        for token in tokens
    ]
    return tuple(sorted(lines, key=lambda line: not line.href))


def _can_end(token: Token, actor: Actor) -> bool:
    return bool(actor.on and token.is_good(actor.on) and may_keep_tokens(actor, token.ccg_id))


def _says(token: Token, actor: Actor) -> str:
    if token.ended_at:
        return f"Ended on {day(token.ended_at)}"
    if actor.on and actor.on >= token.until:
        return f"Ran out on {day(token.until)}"
    return f"From {day(token.since)}, good until {day(token.until)}"
