"""Questions about packs: what each holds and leaves out, which is whose, and what came to whom."""

from declarations.packs.selectors.runs import (
    held_by,
    is_open_to,
    kept_files,
    last_made,
    last_run,
    numbering_of,
    open_run,
    pack_for,
    pack_of,
    run_for,
    runs_of,
)
from declarations.packs.selectors.served import (
    Certificate,
    Exposed,
    certificate_of,
    exposed_for,
    paper_for,
    read_now,
    served_at,
)
from declarations.packs.selectors.table import Table, table_of

__all__ = [
    "Certificate",
    "Exposed",
    "Table",
    "certificate_of",
    "exposed_for",
    "held_by",
    "is_open_to",
    "kept_files",
    "last_made",
    "last_run",
    "numbering_of",
    "open_run",
    "pack_for",
    "pack_of",
    "paper_for",
    "read_now",
    "run_for",
    "runs_of",
    "served_at",
    "table_of",
]
