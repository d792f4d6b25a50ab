"""A reply as Discord components, as plain text, as JSON."""
