"""What programs ask, and the pages on which tokens are kept."""
