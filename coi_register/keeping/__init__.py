"""Keeping it: who may log in to the database, copies of it, and the drill that shows they can be used."""
