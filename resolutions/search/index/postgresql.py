"""The index as a table of term vectors under a GIN index; a place is a weight."""

from resolutions.search.keys import DOCUMENT_BITS, keys_of, place_of

TABLE = "search_terms"
# PostgreSQL knows four labels of a position, and so many places there are.
LABELS = {"title": "A", "preamble": "B", "operative": "D", "footnote": "C"}


class PostgreSQLIndex:
    def __init__(self, connection):
        self.connection = connection

    # --- the table ---

    def available(self) -> bool:
        return True

    def exists(self) -> bool:
        return TABLE in self.connection.introspection.table_names()

    def create(self):
        self._run(f"CREATE TABLE {TABLE} (id bigint PRIMARY KEY, terms tsvector NOT NULL)")
        # Without the list of pending entries: every question would read it through.
        self._run(f"CREATE INDEX {TABLE}_gin ON {TABLE} USING gin (terms) WITH (fastupdate = off)")

    def drop(self):
        self._run(f"DROP TABLE IF EXISTS {TABLE}")

    def prepare(self):
        """Nothing is to be done here before much is added."""

    def optimize(self):
        """Nothing; the planner knows how common the terms are."""
        self._run(f"ANALYZE {TABLE}")

    def _run(self, sql):
        with self.connection.cursor() as cursor:
            cursor.execute(sql)

    # --- rows ---

    def add(self, rows: list[tuple[int, str]]):
        """Nothing; the terms (in a line) stand in the index under their keys."""
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {TABLE} (id, terms) SELECT * FROM unnest(%s::bigint[], %s::tsvector[])",
                [[key for key, _line in rows], [vector(line, LABELS[place_of(key)]) for key, line in rows]],
            )

    def remove(self, rows: list[tuple[int, str]]):
        """Nothing; the keys are gone from the index."""
        with self.connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE id = ANY(%s)", [[key for key, _words in rows]])

    # --- questions ---

    def expression(self, groups) -> str:
        """The groups (each of phrases of which one is enough) as a `tsquery`; only terms are in it."""
        return " & ".join("(" + " | ".join(_phrase(phrase) for phrase in group) + ")" for group in groups)

    def matching(self, groups) -> tuple[str, list]:
        """(SQL, parameters) that give the keys, as `id`, of passages with a phrase of each group."""
        return f"SELECT id FROM {TABLE} WHERE terms @@ %s::tsquery", [self.expression(groups)]

    def candidates(self, groups) -> None:
        """None: a GIN index begins with the rarest term by itself."""

    def among(self, groups, documents: list[int]) -> list[int]:
        """Keys of the passages of these documents that have a phrase of each group."""
        return self._in_documents("found.id", "", groups, documents)

    def having(self, groups, documents: list[int]) -> list[int]:
        """Those of the documents, in their order, that have such a passage."""
        return self._in_documents(f"found.id >> {DOCUMENT_BITS}", "LIMIT 1", groups, documents)

    def _in_documents(self, wanted, limit, groups, documents):
        firsts, lasts = zip(*(keys_of(document) for document in documents), strict=True) if documents else ((), ())
        # A document's passages are few: OFFSET 0 keeps the planner from looking the terms up in the whole index.
        sql = f"""
            SELECT {wanted} FROM unnest(%s::bigint[], %s::bigint[]) WITH ORDINALITY AS span (first, last, place)
            CROSS JOIN LATERAL (
                SELECT id FROM (
                    SELECT id, terms FROM {TABLE} WHERE id BETWEEN span.first AND span.last OFFSET 0
                ) AS own WHERE terms @@ %s::tsquery {limit}
            ) AS found ORDER BY span.place, found.id
        """
        with self.connection.cursor() as cursor:
            cursor.execute(sql, [list(firsts), list(lasts), self.expression(groups)])
            return [value for (value,) in cursor.fetchall()]


def vector(line: str, label: str) -> str:
    """A term vector as PostgreSQL reads it, of terms in a line: `'联合':1A '合国':2A`."""
    return " ".join(f"'{term}':{place}{label}" for place, term in enumerate(line.split(), 1))


def _phrase(phrase) -> str:
    label = LABELS[phrase.place] if phrase.place else ""
    last = len(phrase.terms) - 1
    parts = []
    for n, term in enumerate(phrase.terms):
        flags = ("*" if phrase.open_end and n == last else "") + label
        parts.append(f"'{term}'" + (f":{flags}" if flags else ""))
    return "(" + " <-> ".join(parts) + ")"
