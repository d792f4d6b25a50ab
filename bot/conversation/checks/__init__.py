"""What a passage must tell besides sharing the question's words, one check a file; none of them writes a word."""
