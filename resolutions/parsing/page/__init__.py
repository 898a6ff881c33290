"""Pages as they were printed: what is no text taken out, lines that were cut put together."""
