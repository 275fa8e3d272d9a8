"""What is asked of a procurement."""

from declarations.procurement.forms.contract import AmendForm, PlanForm
from declarations.procurement.forms.steps import (
    CheckForm,
    CorrectForm,
    IdentifyForm,
    ManageForm,
    StageForm,
    SupplierForm,
    WithdrawForm,
)

__all__ = [
    "AmendForm",
    "CheckForm",
    "CorrectForm",
    "IdentifyForm",
    "ManageForm",
    "PlanForm",
    "StageForm",
    "SupplierForm",
    "WithdrawForm",
]
