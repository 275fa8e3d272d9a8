"""Finished sentences for the pages on conflicts."""
