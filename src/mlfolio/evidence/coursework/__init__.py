"""What a course or book sets or hands out, and what somebody hands in."""
