"""Editing what was parsed: documents with their texts, agenda, sponsors and citations; corrections, review, upload."""

from . import agenda, corrections, documents, relations, review, sources

__all__ = ["agenda", "corrections", "documents", "relations", "review", "sources"]
