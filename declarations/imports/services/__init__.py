"""The deeds of an import: receive a file, say what its columns hold, answer its questions, bring it in, undo that."""

from declarations.imports.services.answering import answer
from declarations.imports.services.bringing_in import bring_in
from declarations.imports.services.receiving import put_aside, receive, say_columns
from declarations.imports.services.undoing import undo

__all__ = ["answer", "bring_in", "put_aside", "receive", "say_columns", "undo"]
