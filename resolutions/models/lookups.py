"""`field__among=[…]`: any of a list of whatever length, as one parameter."""

import json

from django.db.models import Field, Lookup


@Field.register_lookup
class Among(Lookup):
    """Rows whose key is one of thousands: IN has a limit, and is slow to read, on every database."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} IN (SELECT value FROM json_each(%s))", [*parameters, as_parameter(self.rhs, connection)]

    def as_postgresql(self, compiler, connection):
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", [*parameters, as_parameter(self.rhs, connection)]


def as_parameter(keys, connection):
    """The list as `among` hands it to the database."""
    return list(keys) if connection.vendor == "postgresql" else json.dumps(list(keys))
