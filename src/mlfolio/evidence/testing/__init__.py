"""Tests in every language, and whether they check anything."""
