"""The pages of a meeting and its agenda."""
