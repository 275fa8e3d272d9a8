"""The rule book in words."""
