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
        return f"{left} IN (SELECT value FROM json_each(%s))", [*parameters, json.dumps(list(self.rhs))]

    def as_postgresql(self, compiler, connection):
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", [*parameters, list(self.rhs)]
