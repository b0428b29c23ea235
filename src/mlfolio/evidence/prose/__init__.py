"""What people wrote for readers: READMEs in every markup, and what they promise."""
