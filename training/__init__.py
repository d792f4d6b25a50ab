"""What makes the weights under knowledge/models."""
