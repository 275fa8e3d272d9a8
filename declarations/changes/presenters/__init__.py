"""What changed, and what would have been different, as finished sentences."""
