"""Offers and what the rules say of them, in finished sentences."""
