"""The index as an FTS5 table without content, a column a place."""

import json
from dataclasses import replace

from resolutions.search.analyser import terms_in_line
from resolutions.search.keys import DOCUMENT_BITS, PLACES, place_of

TABLE = "search_terms"
COLUMNS = ", ".join(PLACES)
# Pages of the index that are merged at a time.
STEP = 2000
# So many passages are read in two milliseconds.
MOST_CANDIDATES = 64
# A phrase of fewer terms is found about as quickly as a part of it.
LONG_PHRASE = 7
# Parts of a phrase that are tried before the whole is looked for.
MOST_PARTS = 8
# The passages of one of the documents asked about.
WITHIN = f"{TABLE}.rowid BETWEEN asked.value << {DOCUMENT_BITS} AND ((asked.value + 1) << {DOCUMENT_BITS}) - 1"


class SQLiteIndex:
    def __init__(self, connection):
        self.connection = connection

    # --- the table ---

    def available(self) -> bool:
        """True where this SQLite has FTS5."""
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'")
            return cursor.fetchone() is not None

    def exists(self) -> bool:
        return TABLE in self.connection.introspection.table_names()

    def create(self):
        # `ascii` takes every character above 127 for a letter: the terms stay as the analyser made them.
        self._run(
            f"CREATE VIRTUAL TABLE {TABLE} USING fts5({COLUMNS}, content='', prefix='1', columnsize=0, tokenize='ascii')"
        )

    def drop(self):
        self._run(f"DROP TABLE IF EXISTS {TABLE}")

    def prepare(self):
        """Nothing; much is going to be added: pieces as large as a transaction, merged sixteen at a time only."""
        self._run(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES('hashsize', 67108864)")
        self._run(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES('automerge', 0)")

    def optimize(self):
        """Nothing; the index is one piece again, which is quickest to read, and takes single documents as it usually does.

        The pieces are merged step by step: in one transaction a large index takes three times as long.
        """
        self._run(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES('automerge', 4)")
        self._merge(-STEP)
        while self._merge(STEP) > 1:
            pass

    def _merge(self, pages: int) -> int:
        """How many rows of the index changed by merging so many pages; a negative number begins with all pieces."""
        before = self.connection.connection.total_changes
        self._run(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES('merge', {pages})")
        return self.connection.connection.total_changes - before

    def _run(self, sql):
        with self.connection.cursor() as cursor:
            cursor.execute(sql)

    # --- rows ---

    def add(self, rows: list[tuple[int, str]]):
        """Nothing; the terms (in a line) stand in the index under their keys."""
        self._each(f"INSERT INTO {TABLE}(rowid, {COLUMNS}) VALUES (%s, %s, %s, %s, %s)", rows)

    def remove(self, rows: list[tuple[int, str]]):
        """Nothing; `words` must be those that were added: a table without content is handed back its terms."""
        lines = [(key, terms_in_line(words)) for key, words in rows]
        self._each(f"INSERT INTO {TABLE}({TABLE}, rowid, {COLUMNS}) VALUES ('delete', %s, %s, %s, %s, %s)", lines)

    def _each(self, sql, rows):
        with self.connection.cursor() as cursor:
            cursor.executemany(
                sql,
                [(key, *(line if place == place_of(key) else "" for place in PLACES)) for key, line in rows],
            )

    # --- questions ---

    def expression(self, groups) -> str:
        """The groups (each of phrases of which one is enough) as FTS5 writes them; only terms are in it."""
        return " AND ".join("(" + " OR ".join(_phrase(phrase) for phrase in group) + ")" for group in groups)

    def matching(self, groups) -> tuple[str, list]:
        """(SQL, parameters) that give the keys, as `id`, of passages with a phrase of each group."""
        return f"SELECT rowid AS id FROM {TABLE} WHERE {TABLE} MATCH %s", [self.expression(groups)]

    def candidates(self, groups) -> list[int] | None:
        """Keys of at most MOST_CANDIDATES passages, among which are all that have a phrase of each group; None where such
        aren't known.

        FTS5 goes through all terms of a phrase in turn, which takes some tens of milliseconds where all are common. Two of
        them that hardly ever stand together are found in one or two: parts of a long phrase are tried until one is rare.
        """
        parts = [part for group in groups if len(group) == 1 for part in _parts(group[0])]
        if not parts:
            return None
        # NULL stands behind the keys of each part. SQLite takes one member after the other, as its rows are fetched: the
        # parts behind a rare one aren't looked for.
        asked = f"SELECT * FROM (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s LIMIT {MOST_CANDIDATES + 1})"
        keys = []
        with self.connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join([f"{asked} UNION ALL SELECT NULL"] * len(parts)), parts)
            for (key,) in cursor:
                if key is not None:
                    keys.append(key)
                elif len(keys) <= MOST_CANDIDATES:
                    return keys
                else:
                    keys = []
        return None

    def among(self, groups, documents: list[int]) -> list[int]:
        """Keys of the passages of these documents that have a phrase of each group."""
        return self._column(
            f"SELECT {TABLE}.rowid FROM json_each(%s) AS asked CROSS JOIN {TABLE} WHERE {TABLE} MATCH %s AND {WITHIN}",
            [json.dumps(documents), self.expression(groups)],
        )

    def having(self, groups, documents: list[int]) -> list[int]:
        """Those of the documents, in their order, that have such a passage."""
        return self._column(
            "SELECT asked.value FROM json_each(%s) AS asked"
            f" WHERE EXISTS (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s AND {WITHIN}) ORDER BY asked.key",
            [json.dumps(documents), self.expression(groups)],
        )

    def _column(self, sql, parameters):
        with self.connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return [value for (value,) in cursor.fetchall()]


def _phrase(phrase) -> str:
    words = f'"{" ".join(phrase.terms)}"' + (" *" if phrase.open_end else "")
    return f"{phrase.place} : {words}" if phrase.place else words


def _parts(phrase) -> list[str]:
    """Every two terms in a row of a long phrase, or so many of them as are tried, as FTS5 writes them."""
    count = len(phrase.terms)
    if count < LONG_PHRASE:
        return []
    starts = range(0, count - 1, 1 + (count - 2) // MOST_PARTS)
    return [
        _phrase(replace(phrase, terms=phrase.terms[at : at + 2], open_end=phrase.open_end and at + 2 == count))
        for at in starts
    ]
