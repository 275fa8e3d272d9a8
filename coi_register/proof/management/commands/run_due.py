"""`manage.py run_due`: do whatever is due now, such as signing checkpoints; for cron or a timer, every few minutes."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from coi_register import clock
from coi_register.proof.due import How, run_due


class Command(BaseCommand):
    help = "Do whatever is due: sign a checkpoint of each chain that moved. Two runs at once do no harm. Run it every five minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was done. Exit 1 where something failed."""
        told = [*run_due(clock.now())]
        for one in told:
            for sentence in one.says:
                self.stdout.write(f"{one.name}, {one.how}: {sentence}")
        if any(one.how is How.FAILED for one in told):
            sys.exit(1)
