"""What everybody has of their own: their account and its sessions; and the page behind an invitation."""
