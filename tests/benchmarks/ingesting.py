"""`ingest` in two processes against parsing alone in two processes plus raw inserts of the rows that came of it.

The rows go to a test database of their own beside the one DATABASE_URL names (SQLite in memory where none is named).
"""

import tempfile
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

from resolutions.ingest.files import find_files
from resolutions.ingest.reading import read_all
from resolutions.ingest.run import ingest

from .database import own_database
from .documents import resolution
from .ratio import Ratio, seconds

DOCUMENTS = 250


def measure():
    with own_database(), tempfile.TemporaryDirectory() as folder:
        for n in range(1, DOCUMENTS + 1):
            Path(folder, f"{n:04}.txt").write_text(resolution(n), encoding="utf-8")
        yield _measure(folder)


def _measure(folder: str) -> Ratio:
    models = apps.get_app_config("resolutions").get_models(include_auto_created=True)
    tables = [model._meta.db_table for model in models if model._meta.managed and not model._meta.proxy]
    parsing = seconds(lambda: list(read_all(find_files([folder]), 2)), rounds=2)
    _empty(tables)
    ingesting = seconds(lambda: ingest([folder], jobs=2), rounds=1)
    rows = {table: _rows(table) for table in tables}
    _empty(tables)
    inserting = seconds(lambda: _insert(rows), rounds=1)
    count = sum(len(values) for _columns, values in rows.values())
    detail = (
        f"{DOCUMENTS} documents, {count} rows: {ingesting:.2f} s; parse {parsing:.2f} s + inserts {inserting:.2f} s"
    )
    return Ratio("ingest --jobs 2 : parse + inserts", ingesting / (parsing + inserting), below=1.5, detail=detail)


def _rows(table: str) -> tuple[list[str], list[tuple]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
        return [column[0] for column in cursor.description], cursor.fetchall()


def _empty(tables: list[str]):
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608


def _insert(rows: dict[str, tuple[list[str], list[tuple]]]):
    """Nothing; the rows stand in their tables (references are checked at the end of the transaction)."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, values) in rows.items():
            names = ", ".join(map(connection.ops.quote_name, columns))
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({places})",  # noqa: S608
                values,
            )
