"""Rows of other tables as one JSON value of a query, so that a page needs one statement where it would need one a table."""

from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject

# Databases keep the order of a subquery that is cut; no document has as many footnotes, sponsors or votes.
MOST = 5_000


class RowsAsJSON(Subquery):
    """A list of the subquery's values (column `value`); an empty one where it has no rows."""

    output_field = JSONField()

    def as_sqlite(self, compiler, connection):
        return self.as_sql(compiler, connection, "(SELECT json_group_array(json(r.value)) FROM (%(subquery)s) r)")

    def as_postgresql(self, compiler, connection):
        return self.as_sql(
            compiler, connection, "(SELECT COALESCE(jsonb_agg(r.value), '[]'::jsonb) FROM (%(subquery)s) r)"
        )


def rows_of(queryset: QuerySet, *names: str) -> RowsAsJSON:
    """[{name: value}] of the queryset's rows in its order, to be annotated; a name may lead through relations."""
    return RowsAsJSON(queryset.values(value=JSONObject(**{name: name for name in names}))[:MOST])
