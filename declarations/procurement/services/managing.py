"""How a conflict that a check found was managed, in the officer's words."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from declarations.procurement import permissions
from declarations.procurement.models import InterestMet


def manage(met: InterestMet, *, managed: str, by: Actor, once: UUID | None = None) -> InterestMet:
    """Say how an interest that was found was managed at that stage (R4.3). Raises CannotBeDone and ChangedMeanwhile."""
    permissions.may_keep(by, met.found_by.supplier.procurement).enforce()
    if not managed.strip():
        raise CannotBeDone("Say what was done about this interest.", field="managed")
    with audit.deed("procurement.conflict_managed", by=by, once=once):
        current = audit.held(met)
        current.managed = managed.strip()
        current.save()
    return current
