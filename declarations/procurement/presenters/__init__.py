"""The pages of procurements, in finished sentences."""
