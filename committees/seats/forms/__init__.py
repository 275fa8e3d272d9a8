"""The forms with which an officer keeps committees, terms of reference, seats and who holds them."""
