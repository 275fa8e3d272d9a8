"""The same for programs: registers and meetings as JSON, read only; what is public without a token."""
