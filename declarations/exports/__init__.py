"""Registers taken away as files: at once when they are short, and made while one waits when they are long."""
