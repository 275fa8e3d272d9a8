"""The rule book opened at a date, what a CCG made of it, and what a rule of its own would change."""

from declarations.rulebook.selectors.opened import Opened, opened_at, unchanged_round, whose_book
from declarations.rulebook.selectors.own import OwnBook, own_book_for
from declarations.rulebook.selectors.preview import Preview, preview_of

__all__ = ["Opened", "OwnBook", "Preview", "opened_at", "own_book_for", "preview_of", "unchanged_round", "whose_book"]
