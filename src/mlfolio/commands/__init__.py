"""The verbs of the command line: one a file, plain functions that need no parser."""
