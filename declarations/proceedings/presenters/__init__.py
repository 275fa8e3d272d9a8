"""Finished sentences for the screens of the room."""
