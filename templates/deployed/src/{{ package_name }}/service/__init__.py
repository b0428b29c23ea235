"""The HTTP service around the registered model."""
