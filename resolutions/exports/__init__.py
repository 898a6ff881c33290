"""Files for those who work elsewhere."""
