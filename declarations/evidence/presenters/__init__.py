"""Finished sentences about issues of papers and what became of them when worked out again."""
