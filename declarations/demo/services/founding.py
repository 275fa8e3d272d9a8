"""The day on which the registers moved in: the CCG, accounts with their roles, and people."""

from collections.abc import Iterator
from functools import partial

from coi_register.accounts import services as accounts
from coi_register.accounts.actors import Role
from coi_register.accounts.demo import demo_accounts
from committees.organisations import services as organisations
from committees.organisations.vocabulary import OrganisationKind
from committees.people import services as people
from declarations.demo.services.cast import LOADER, Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told, wexbridge, without


def ccg_and_accounts(cast: Cast) -> Iterator[Scene]:
    """The CCG, an account for everybody, and the two roles that do not follow from a seat."""
    told = wexbridge()
    on = told["moved_in"]
    yield Scene(on, partial(_the_ccg, cast, told["ccg"]))
    for person in (*told["people"], told["secretary"], told["auditor"]):
        yield Scene(on, partial(_an_account, cast, person))
    yield Scene(on, partial(_a_role, cast, "olive", Role.OFFICER))
    yield Scene(on, partial(_a_role, cast, told["auditor"]["key"], Role.AUDITOR))


def everybody(cast: Cast) -> Iterator[Scene]:
    """The people of the registers."""
    for person in wexbridge()["people"]:
        yield Scene(wexbridge()["moved_in"], partial(_a_person, cast, person))


def _the_ccg(cast: Cast, told: Told) -> None:
    cast.organisations["ccg"] = organisations.add(kind=OrganisationKind.CCG, by=LOADER, **without(told, "key"))


def _an_account(cast: Cast, told: Told) -> None:
    """One of the demo’s accounts, or one to which nobody knows the password: its holder acts in the story and no more."""
    known = {account.key: account for account in demo_accounts()}.get(told.get("account", ""))
    cast.users[told["key"]] = accounts.open_account(
        email=known.email if known else f"{told['key']}@wexbridge.example",
        name=told["name"],
        password=known.password if known else None,
        by=LOADER,
    )


def _a_role(cast: Cast, key: str, role: Role) -> None:
    accounts.grant(cast.users[key], role=role, ccg=cast.ccg, since=wexbridge()["moved_in"], by=LOADER)


def _a_person(cast: Cast, told: Told) -> None:
    cast.people[told["key"]] = people.add(
        name=told["name"],
        ccg=cast.ccg,
        position=told["position"],
        represents=cast.organisations.get(told.get("represents", "")),
        user=cast.users[told["key"]],
        by=cast.officer(wexbridge()["moved_in"]),
    )
