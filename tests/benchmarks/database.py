"""Databases of their own for the benchmarks, beside the one DATABASE_URL names."""

from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def own_database(keep_before: bool = False, keep_after: bool = False):
    """The connection leads to a test database: an empty one, or with `keep_before` the one that was kept."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, keepdb=keep_before)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0, keepdb=keep_after)
        # Django never closes SQLite in memory: the next benchmark would go on with its rows.
        BaseDatabaseWrapper.close(connection)
