"""What the pages of committees and seats say, in finished sentences."""
