"""Questions about the review of declarations."""
