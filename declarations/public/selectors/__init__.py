"""What the public is told: published registers, and what was decided at meetings; nothing that is kept."""
