"""What the product stands on is killed, cut and filled; nothing that it acknowledged may be lost, and nothing torn."""
