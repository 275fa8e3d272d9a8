"""The deeds of a procurement: plan and amend it, bring it to its stages, name its suppliers, say how conflicts were managed."""

from declarations.procurement.services.managing import manage
from declarations.procurement.services.planning import AMENDABLE, amend, plan
from declarations.procurement.services.stages import correct, reach
from declarations.procurement.services.suppliers import check_again, identify, name_supplier, withdraw

__all__ = [
    "AMENDABLE",
    "amend",
    "check_again",
    "correct",
    "identify",
    "manage",
    "name_supplier",
    "plan",
    "reach",
    "withdraw",
]
