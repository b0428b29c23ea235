"""Dataflow through ML code: where the rows of each value come from, and what was learned from which rows."""
