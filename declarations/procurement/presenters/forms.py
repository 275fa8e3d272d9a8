"""The page round each form of a procurement: its title, what it is about, and the way back."""

from dataclasses import dataclass

from django.urls import reverse

from declarations.procurement.models import InterestMet, Procurement, StageReached, Supplier
from declarations.procurement.vocabulary import STAGE_LABELS, Stage

AGAIN = (
    "Every supplier is held against the declared interests as they stand today: those of everybody whose record this CCG keeps, "
    "and of whoever sits on its committees. What is found is kept with its day."
)


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    caption: str
    button: str
    back: tuple[str, str]
    lead: str = ""


def plan_page() -> FormPage:
    """A procurement is planned."""
    return FormPage(
        "Plan a procurement", "", "Put it on the register", ("Procurement decisions", reverse("procurements")),
        "Suppliers are named afterwards, and checked against the declared interests at every stage.",
    )  # fmt: skip


def amend_page(procurement: Procurement) -> FormPage:
    """What the register says of it changes."""
    return _on(procurement, "Change the contract’s details", "Change the register")


def stage_page(procurement: Procurement) -> FormPage:
    """It comes to its next stage."""
    return _on(procurement, "Record the next stage", "Record the stage, and check the suppliers")


def supplier_page(procurement: Procurement) -> FormPage:
    """A supplier takes part."""
    return _on(
        procurement, "Add a supplier", "Add it, and check it", "It is checked against the declared interests at once."
    )


def check_page(procurement: Procurement) -> FormPage:
    """The suppliers are checked again."""
    return _on(procurement, "Check the suppliers again", "Check them now", AGAIN)


def identify_page(supplier: Supplier) -> FormPage:
    """A supplier known by a name only is identified."""
    return _on(supplier.procurement, f"Who is “{supplier}”?", "Identify it, and check it")


def withdraw_page(supplier: Supplier) -> FormPage:
    """A supplier leaves."""
    says = "What its checks found stays on the register."
    return _on(supplier.procurement, f"{supplier} no longer takes part", "Record that it withdrew", says)


def manage_page(met: InterestMet) -> FormPage:
    """A conflict was managed."""
    stage = STAGE_LABELS[Stage(met.found_by.stage.stage)].lower()
    lead = f"{met.person} → {met.path}. Found when this stage was checked: {stage}. The register shows what you write."
    procurement = met.found_by.supplier.procurement
    return _on(procurement, f"How was the interest of {met.person} managed?", "Record what was done", lead)


def correct_page(stage: StageReached) -> FormPage:
    """A stage was recorded wrongly."""
    return _on(stage.procurement, f"Correct: {STAGE_LABELS[Stage(stage.stage)].lower()}", "Correct the register")


def _on(procurement: Procurement, title: str, button: str, lead: str = "") -> FormPage:
    back = (str(procurement), reverse("procurement", args=[procurement.pk]))
    return FormPage(title, str(procurement), button, back, lead)
