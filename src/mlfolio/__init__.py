"""mlfolio: scaffold machine-learning portfolio repositories, and score any that exist."""

__version__ = "0.1.0"
