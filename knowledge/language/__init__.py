"""Plain text in, spans out: sentences, names, dates, numbers."""
