"""Symbols of documents, and the citations of them in texts; knows no Django."""
