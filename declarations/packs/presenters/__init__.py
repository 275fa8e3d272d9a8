"""Finished sentences for the pages on packs."""
