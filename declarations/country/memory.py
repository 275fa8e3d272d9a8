"""How much memory a process of a run has taken at most."""

import resource
from multiprocessing import parent_process
from pathlib import Path

STATUS, PARTS = Path("/proc/self/status"), Path("/proc/self/smaps_rollup")


def peak() -> int:
    """In bytes, of this program alone.

    `ru_maxrss` outlives the start of another program: of one that a large process starts, it tells the large one's memory.
    """
    if STATUS.exists():
        for line in STATUS.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def own_peak() -> int:
    """The same, for processes whose memory is added up: what a child still shares is counted by whoever gave birth to it."""
    return peak() - (_shared() if parent_process() else 0)


def _shared() -> int:
    """In bytes, the pages that lie in the memory once and are others' too; 0 where the system does not tell."""
    lines = PARTS.read_text().splitlines() if PARTS.exists() else []
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Shared_"))
