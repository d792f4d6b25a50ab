"""Which reported words answer a question: whose they are, about what, to whom, on which day."""
