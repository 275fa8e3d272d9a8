"""Campaigns: everybody of a role or a committee is asked to confirm, declare or make a nil return by a day."""
