"""The pages of campaigns as finished sentences."""
