"""The first page as finished sentences: one section for each role a person holds."""
