"""The pages on packs: those of whoever reads, and those of whoever keeps them."""
