"""Which CCG, and which of its registers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted
from committees.organisations.models import Organisation
from declarations.public.presenters.words import code_of, edition_says, to
from declarations.registers.models import Edition
from declarations.registers.vocabulary import REGISTER_LABELS, Register

ABOUT = {
    Register.INTERESTS: "What those who decide for the CCG have declared that might be thought to sway them.",
    Register.GIFTS: "What they were offered by others, and whether they took it.",
    Register.PROCUREMENT: "What the CCG bought, who decided it, and how conflicts were managed.",
}


@dataclass(frozen=True, slots=True)
class CcgsPage:
    ccgs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RegisterLine:
    title: str
    href: str  # empty where it was never published
    about: str
    says: str


@dataclass(frozen=True, slots=True)
class RegistersPage:
    title: str
    registers: tuple[RegisterLine, ...]


def ccgs_page(ccgs: Iterable[Organisation]) -> CcgsPage:
    """The CCGs that publish here, by name."""
    return CcgsPage(tuple((str(ccg), reverse("public_ccg", args=[code_of(ccg)])) for ccg in ccgs if ccg.ods_code))


def registers_page(ccg: Organisation, latest: Mapping[Register, Edition]) -> RegistersPage:
    """The registers of one CCG; one that was never published is named, and said not to be."""
    return RegistersPage(str(ccg), tuple(_line(ccg, register, latest.get(register)) for register in Register))


def _line(ccg: Organisation, register: Register, edition: Edition | None) -> RegisterLine:
    if edition is None:
        return RegisterLine(REGISTER_LABELS[register], "", ABOUT[register], "Not published yet.")
    entries = counted(edition.size, "entry", "entries")
    says = f"{entries[:1].upper()}{entries[1:]}. {edition_says(edition)}."
    return RegisterLine(REGISTER_LABELS[register], to("public_register", ccg, register), ABOUT[register], says)
