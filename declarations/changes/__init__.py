"""What an edit changes: stored answers of each meeting, worked out again when a fact they rest on is written."""
