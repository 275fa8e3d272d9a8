"""Each history row names the deed that wrote it, and who listens hears of a deed with all that it wrote."""

from typing import Any

from django.dispatch import Signal, receiver
from simple_history.signals import post_create_historical_record, pre_create_historical_record

from coi_register.audit.current import Written, deed_in_hand, note_written

# Sent once for the outermost deed, inside its transaction, when all is written: `deed`, and `written`, a tuple of Written.
deed_done = Signal()


@receiver(pre_create_historical_record)
def name_the_deed(history_instance: Any, **kwargs: Any) -> None:
    """Put the deed in hand on a history row about to be written. Raises OutsideADeed."""
    history_instance.deed = deed_in_hand(type(history_instance).__name__)


@receiver(post_create_historical_record)
def note_the_version(history_instance: Any, **kwargs: Any) -> None:
    """Remember the version for those who wait for the deed to be done."""
    note_written(Written(history_instance.instance_type, history_instance, history_instance.history_type))
