"""How a score is shown: one format a file, and the one place that writes them."""
