"""The figures of the registers that leave the house, and of those read on a past day."""
