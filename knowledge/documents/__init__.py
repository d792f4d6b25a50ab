"""Documents, spans, and one reader a format."""
