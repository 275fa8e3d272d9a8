"""What everybody finds on their desk: the page after signing in, by role."""
