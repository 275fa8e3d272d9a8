"""Findings for many meetings at once: links walked once, interests indexed once, and only what meets is weighed."""
