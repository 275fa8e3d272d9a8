"""How much memory a process of a run has taken at most."""

import resource
from pathlib import Path

STATUS = Path("/proc/self/status")


def peak() -> int:
    """In bytes, of this program alone.

    `ru_maxrss` outlives the start of another program: of one that a large process starts, it tells the large one's memory.
    """
    if STATUS.exists():
        for line in STATUS.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
