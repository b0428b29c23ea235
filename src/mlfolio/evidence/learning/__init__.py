"""What is trained in a repository, and what was done so that a reader can believe the result."""
