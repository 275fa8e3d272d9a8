"""The pages of the register of interests."""
