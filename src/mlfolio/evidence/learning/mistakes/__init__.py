"""Silent mistakes in calls of the libraries: code that runs, and does not do what it says."""
