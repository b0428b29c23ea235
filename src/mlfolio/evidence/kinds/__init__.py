"""What a repository sets out to be: the six kinds, and the signs of each."""
