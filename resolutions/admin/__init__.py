"""Editing what was parsed: documents with their texts, agenda, sponsors and citations."""

from . import agenda, documents, texts

__all__ = ["agenda", "documents", "texts"]
