"""Other programs given the same decisions to make, in their strongest form, so that a figure stands beside another."""
