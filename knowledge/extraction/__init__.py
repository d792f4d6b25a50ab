"""A read document in, facts out; one file a kind of fact."""
