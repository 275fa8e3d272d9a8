"""A time of day as people write it: 2pm, 2.30pm, 14:00."""

import re
from datetime import time

WRITTEN = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE)


def time_from(written: str) -> time | None:
    """The time meant; None when it cannot be one, or could be morning and afternoon alike."""
    read = WRITTEN.fullmatch(written.strip())
    if read is None or (read["half"] is None and read["minute"] is None):
        return None
    hour, minute = int(read["hour"]), int(read["minute"] or 0)
    if read["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if read["half"].lower().startswith("p") else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
