"""What the auditor takes away and keeps: two files that need nothing but Python."""
