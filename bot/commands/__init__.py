"""What each subcommand of `onrecord` does."""
