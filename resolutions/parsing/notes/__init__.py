"""Footnotes and their calls."""
