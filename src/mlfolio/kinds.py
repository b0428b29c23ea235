"""The names of the kinds of repository: all that the command line needs to know of them."""

KINDS = ("kaggle", "from-scratch", "deployed", "library", "portfolio", "general")
"""A competition entry, an algorithm written by hand, a model that is served, a package for others, several projects in
one repository, and whatever is none of these."""
