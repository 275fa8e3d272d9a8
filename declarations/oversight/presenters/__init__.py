"""Oversight as finished sentences."""
