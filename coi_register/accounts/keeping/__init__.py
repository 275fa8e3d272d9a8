"""The pages on which accounts and their roles are kept: officers for their CCG, administrators for all."""
