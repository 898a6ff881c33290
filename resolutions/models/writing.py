"""Many rows into a table at once."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import JSONField


def insert_rows(model, columns: tuple[str, ...], rows: Iterable[tuple]):
    """Nothing; the rows, values in the order of the columns, are in the model's table (one statement, repeated).

    For rows that come by the thousand: without an instance for each, it is three times faster than `bulk_create`. Values
    are given as the columns have them; those of JSON as the field takes them.
    """
    quote = connection.ops.quote_name
    fields = [model._meta.get_field(name) for name in columns]
    prepared = {n: field.get_db_prep_save for n, field in enumerate(fields) if isinstance(field, JSONField)}
    if prepared:
        rows = (
            tuple(prepared[n](value, connection) if n in prepared else value for n, value in enumerate(row))
            for row in rows
        )
    names, places = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})",  # noqa: S608 - names only
            list(rows),
        )
