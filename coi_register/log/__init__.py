"""The log: every row written, chained so that nobody can quietly change what was."""
