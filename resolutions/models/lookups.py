"""Conditions and orders that Django has not: `field__among=[…]`, any of a list of whatever length, as one parameter."""

import json

from django.db.models import Field, Lookup
from django.db.models.expressions import OrderBy
from django.db.models.functions import Collate
from django.db.models.indexes import IndexExpression


@Field.register_lookup
class Among(Lookup):
    """Rows whose key is one of thousands: IN has a limit, and is slow to read, on every database."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} {any_of(connection)}", [*parameters, as_parameter(self.rhs, connection)]


def any_of(connection) -> str:
    """What follows a column in SQL that is to be one of a list (`as_parameter`)."""
    return "= ANY(%s)" if connection.vendor == "postgresql" else "IN (SELECT value FROM json_each(%s))"


def as_parameter(keys, connection):
    """The list as `among` hands it to the database."""
    return list(keys) if connection.vendor == "postgresql" else json.dumps(list(keys))


class IndexOrder(OrderBy):
    """`OrderBy(F(column), descending=True, nulls_last=True)` in an index: SQLite's have that order without saying so."""

    def as_sqlite(self, compiler, connection):
        return OrderBy(self.expression, descending=self.descending).as_sql(compiler, connection)


IndexExpression.register_wrappers(IndexOrder, OrderBy, Collate)
