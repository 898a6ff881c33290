"""Figures of the whole collection, kept until a document changes."""

from collections.abc import Callable

from django.core.cache import caches

from .indexing import state

# Seconds after which they are worked out again even so: names of threads and States may have changed.
KEPT = 300


def kept(name: str, make: Callable):
    """What `make` gives, made anew when a document has changed; one query where it is kept, never kept without an index."""
    known = state()
    if not known:
        return make()
    key = f"{name}-{known.changes}"
    value = caches["default"].get(key)
    if value is None:
        value = make()
        caches["default"].set(key, value, KEPT)
    return value
