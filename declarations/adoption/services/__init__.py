"""What a CCG does with its rule book: it adopts, confirms, drafts, and puts in force."""

from declarations.adoption.services.taking_up import adopt, confirm, take_back
from declarations.adoption.services.varying import amend, draft, drop, end, put_in_force, take_away_case, try_case

__all__ = ["adopt", "amend", "confirm", "draft", "drop", "end", "put_in_force", "take_away_case", "take_back", "try_case"]
