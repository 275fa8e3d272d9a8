"""Breaches in finished sentences: the list of those who may read it, one breach, and the forms about it."""
