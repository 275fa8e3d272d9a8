"""Finished sentences for the pages on what if."""
