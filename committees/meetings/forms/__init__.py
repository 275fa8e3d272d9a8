"""What is asked of whoever keeps a meeting and its agenda."""
