"""The pages of a review, as finished sentences."""
