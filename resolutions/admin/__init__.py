"""Editing what was parsed: documents with their texts, agenda, sponsors and citations."""

from . import agenda, documents, relations, texts

__all__ = ["agenda", "documents", "relations", "texts"]
