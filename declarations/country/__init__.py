"""The whole country at once: an invented England-year, decided in memory and in the database, beside other programs."""
