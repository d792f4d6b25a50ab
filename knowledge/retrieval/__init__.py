"""The passages that may hold an answer, ranked."""
