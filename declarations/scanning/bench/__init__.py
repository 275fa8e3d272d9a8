"""How long it takes to search the papers of a meeting for every organisation that is known."""
