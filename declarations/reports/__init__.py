"""What an auditor counts on a day: who has declared, what came late, what cannot be matched; each number with its people."""
