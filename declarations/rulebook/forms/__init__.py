"""The questions of the rule book's pages."""
