"""Questions about stored answers: what they are, which a deed touches, and what has changed since somebody looked."""
