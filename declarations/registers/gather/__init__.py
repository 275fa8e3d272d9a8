"""Rows of the database, as they are or as they were known, made into facts of a register."""
