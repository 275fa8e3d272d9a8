"""What is done with papers: added to an item, replaced, renamed, withdrawn; and scanned once the scanner is back."""

from committees.papers.services.keeping import add_paper, amend_paper, replace, withdraw
from committees.papers.services.scanning import scan_due

__all__ = ["add_paper", "amend_paper", "replace", "scan_due", "withdraw"]
