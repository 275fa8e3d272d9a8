"""Minutes in words: the same for the page, the Word file and what the public reads."""
