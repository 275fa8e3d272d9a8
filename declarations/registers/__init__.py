"""What the public and the auditor may read: the registers of any day, their editions, and what is withheld."""
