"""What makes the figures."""
