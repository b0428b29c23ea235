"""What a check may ask of a repository: one reader a file, each reading once."""
