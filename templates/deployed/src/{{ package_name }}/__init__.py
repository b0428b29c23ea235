"""Tell the sex of Palmer Archipelago penguins from four measurements, and serve the answer over HTTP."""

__version__ = "0.1.0"
