"""Quotations in somebody's message: where the documents have them, from whom, and whether word for word."""
