"""What the documents say. Never imports bot."""
