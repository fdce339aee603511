"""What the README promises, watched: nothing leaves, nothing outside is touched."""
