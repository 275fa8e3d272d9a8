"""Invented lines of ODS files."""

from collections.abc import Mapping, Sequence

PRACTICE = ["Z00001", "THE INVENTED SURGERY", "Y63", "Q74", "1 HIGH STREET", "", "INVENTED-ON-SEA", "", "", "ZZ1 1ZZ"]
PRACTICE += ["19740401", "", "A", "B", "Z01", "20130401", "", "", "", "", "", "0", "", "Z01", "", "4", ""]
CCG = ["Z01", "NHS INVENTED CCG", "Y63", "QHM", "1 HIGH STREET", "", "", "INVENTED", "", "ZZ1 1ZZ", "20130401"] + [""] * 16
MEMBER = ["Z00001", "Z01", "W", "20130401", "", "0"]


def line(fields: Sequence[str], changes: Mapping[int, str] | None = None) -> bytes:
    """A line with some fields (counted from 0) changed; every field quoted, as published."""
    return (",".join(f'"{(changes or {}).get(n, field)}"' for n, field in enumerate(fields)) + "\r\n").encode()
