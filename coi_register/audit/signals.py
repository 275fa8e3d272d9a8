"""Each history row names the deed that wrote it."""

from typing import Any

from django.dispatch import receiver
from simple_history.signals import pre_create_historical_record

from coi_register.audit.current import deed_in_hand


@receiver(pre_create_historical_record)
def name_the_deed(history_instance: Any, **kwargs: Any) -> None:
    """Put the deed in hand on a history row about to be written. Raises OutsideADeed."""
    history_instance.deed = deed_in_hand(type(history_instance).__name__)
