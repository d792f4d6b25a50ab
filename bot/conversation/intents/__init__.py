"""One file an intent: its phrasings, its slots, its answer function."""
