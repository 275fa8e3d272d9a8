"""What a file that somebody sent is, found out in a process of its own that knows neither Django nor the database."""
