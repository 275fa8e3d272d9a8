"""The deeds of the country: an invented England-year is founded, decided and stored, edited, and decided by other rules."""
