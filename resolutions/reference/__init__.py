"""Facts kept as data files, each beside the small module that reads it."""
