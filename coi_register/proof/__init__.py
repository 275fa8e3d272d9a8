"""The proof: signed checkpoints of the log, what an auditor takes away, and the check of both."""
