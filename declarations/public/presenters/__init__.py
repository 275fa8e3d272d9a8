"""The public pages, in finished sentences."""
