"""Texts that came as one line, cut again into the blocks of which they were printed."""
