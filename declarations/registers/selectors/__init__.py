"""Questions about the registers: their rows on any day, their editions, what is withheld and held."""
