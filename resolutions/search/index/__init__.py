"""The index of terms, on whichever database the project runs; one interface, two engines.

An engine has `create`, `drop`, `exists`, `prepare`, `add`, `remove`, `optimize`, and four ways of asking, all by expressions
made of terms alone: `matching` (SQL that gives keys), `candidates` (few keys that hold all that match, where a quick
look finds such), `among` (keys in some documents), `having` (which of some documents match).
"""

from django.db import connection

from .postgresql import PostgreSQLIndex
from .sqlite import SQLiteIndex

ENGINES = {"sqlite": SQLiteIndex, "postgresql": PostgreSQLIndex}


def get_index(using=None):
    """The index of the database in use (or of the connection given)."""
    found = using or connection
    return ENGINES[found.vendor](found)
