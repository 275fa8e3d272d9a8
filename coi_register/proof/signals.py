"""A deed after which a checkpoint is wanted at once: papers issued, a register published."""

from typing import Any

from django.dispatch import receiver

from coi_register.audit.current import Written
from coi_register.audit.models import Deed
from coi_register.audit.signals import deed_done
from coi_register.proof.selectors import chain_of_row
from coi_register.proof.services import want_checkpoint

WANT_ONE = {"papers.issued", "register.published", "edition.published"}


@receiver(deed_done)
def want_a_checkpoint(deed: Deed, written: tuple[Written, ...], **kwargs: Any) -> None:
    """Of each chain in which the deed wrote something."""
    if deed.name in WANT_ONE:
        for chain in {chain_of_row(one.model, one.version.id) for one in written}:
            want_checkpoint(chain, deed=deed)
