"""The cells of a register in words, and the addresses of the public pages."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.urls import reverse

from coi_register.nhsuk.words import day
from coi_register.sheets.sheet import Cell
from committees.organisations.models import Organisation
from declarations.registers.models import Edition
from declarations.registers.vocabulary import Register


def words_of(cell: Cell) -> str:
    """A cell as it is read; empty where nothing is known."""
    match cell:
        case None:
            return ""
        case bool():
            return "Yes" if cell else "No"
        case date():
            return day(cell)
        case Decimal():
            return f"£{cell:,.2f}".removesuffix(".00")
        case _:
            return str(cell)


def code_of(ccg: Organisation) -> str:
    """How the CCG is called in an address."""
    return (ccg.ods_code or "").lower()


def to(name: str, ccg: Organisation, register: Register | str, *more: object) -> str:
    """The address of a page of a register."""
    return reverse(name, args=[code_of(ccg), str(register), *more])


def whole(address: str) -> str:
    """The address as somebody elsewhere follows it."""
    return settings.SITE_URL + address


def edition_says(edition: Edition) -> str:
    """Edition 3, true on 1 March 2018, published on 2 March 2018."""
    return f"Edition {edition.number}, true on {day(edition.true_on)}, published on {day(edition.published_at)}"
