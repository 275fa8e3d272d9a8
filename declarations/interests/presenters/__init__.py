"""The pages of the register of interests, in finished sentences."""
