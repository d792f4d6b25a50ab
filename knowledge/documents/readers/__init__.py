"""One reader a format: bytes in, a Document out, or a ReadError that says why not."""
