# ruff: noqa: S608 - statements of tables and numbers that are written here
"""Pages of results over a million invented paragraphs: against the bare SQL of the same two steps, against datasette on
the same SQLite file, and how they grow from 10,000 paragraphs on.

The collections go to test databases of their own beside the one DATABASE_URL names. PARAGRAPHS=100000 makes the larger one
smaller; COLLECTION=folder keeps them (SQLite), and a second run finds them there.
"""

import asyncio
import json
import os
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client

from resolutions.models import Document, IndexState
from resolutions.search.index import get_index
from resolutions.search.indexing import rebuild
from resolutions.search.keys import DOCUMENT_BITS
from resolutions.search.query import parse_query
from resolutions.search.results import LIMIT, WEIGHTS

from .collection import PARAGRAPHS, Collection
from .database import own_database
from .ratio import Ratio, seconds, timed

SMALL, LARGE = 10_000, 1_000_000
# What a page may cost beside its SQL: its HTML.
CONSTANT = 0.010
SHOWN = 25


@dataclass
class Class:
    """A kind of question; `address` are the page's parameters, `words` those of them that stand in the index."""

    name: str
    address: dict
    words: str = ""
    page: int = 1
    datasette: str = "passage"

    @property
    def narrowed(self) -> dict:
        return {name: value for name, value in self.address.items() if name not in ("q", "page")}


def classes(collection: Collection) -> list[Class]:
    """The classes, with words of the vocabulary so common as each name says (in a million paragraphs)."""
    words, clause = collection.words, collection.clauses.values[300]
    frequent, middling, rare = words[250], words[1300], words[9000]
    first, second = words[0], words[1]
    return [
        Class("a rare word", {"q": rare}, rare),
        Class("a word of some hundred hits", {"q": middling}, middling),
        Class("a word of some thousand hits", {"q": frequent}, frequent),
        Class("a word of all documents", {"q": first}, first),
        Class("one character", {"q": "国"}, "国"),
        Class("a rare character", {"q": rare[0]}, rare[0]),
        Class("a clause", {"q": f'"{clause}"'}, f'"{clause}"'),
        Class("a phrase of the commonest words", {"q": f'"{first}和{second}"'}, f'"{first}和{second}"'),
        Class("Latin and figures", {"q": "COVID-19"}, "COVID-19"),
        Class("two words", {"q": f"{frequent} {first}"}, f"{frequent} {first}"),
        Class("either of two words", {"q": f"{middling} OR {rare}"}, f"{middling} OR {rare}"),
        Class("page 8 of a frequent word", {"q": frequent, "page": 8}, frequent, page=8),
        Class("page 30 of a word of all documents", {"q": first, "page": 30}, first, page=30),
        Class("a word of all documents, narrowed", {"q": first, "session": "75"}, first, datasette=""),
        Class("the list with its facets", {}, datasette="document"),
        Class("the list, narrowed", {"body": "A/RES", "session": "75"}, datasette=""),
        Class("the list's last page", {"page": 100_000}, page=0, datasette=""),
    ]


def measure():
    settings.ALLOWED_HOSTS.append("testserver")
    wanted = int(os.environ.get("PARAGRAPHS", LARGE))
    sizes = [SMALL, wanted] if wanted > SMALL else [wanted]
    pages: dict[str, list[float]] = {}
    hits: dict[str, list[int | None]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            with _database(
                Path(os.environ.get("COLLECTION") or folder), size, first=size == sizes[0], last=size == sizes[-1]
            ):
                collection = Collection()
                _fill(collection, size)
                asked = classes(collection)
                for kind in asked:
                    pages.setdefault(kind.name, []).append(_page(kind))
                    hits.setdefault(kind.name, []).append(_hits(kind))
                if size == sizes[-1]:
                    yield from _compare(asked, pages, hits)


@contextmanager
def _database(folder: Path, size: int, first: bool, last: bool):
    """The connection leads to a database of this size: on SQLite a file each, on PostgreSQL one that grows."""
    sqlite = connection.vendor == "sqlite"
    folder.mkdir(parents=True, exist_ok=True)
    connection.settings_dict["TEST"]["NAME"] = str(folder / f"{size}.sqlite3") if sqlite else None
    with own_database(keep_before=sqlite or not first, keep_after=sqlite or not last):
        yield


def _fill(collection: Collection, size: int):
    last, held = size // PARAGRAPHS, Document.objects.count()
    if held > last:
        raise SystemExit(f"{connection.settings_dict['NAME']} holds {held} documents, not {last}: take it away.")
    if held < last:
        stored = timed(lambda: collection.store(held + 1, last))[1]
        IndexState.objects.update(complete=False, done_through=held)
        indexed = timed(rebuild)[1]
        print(f"{size} paragraphs: written in {stored:.0f} s, indexed in {indexed:.0f} s", flush=True)


def _compare(asked: list[Class], pages: dict[str, list[float]], hits: dict[str, list[int | None]]):
    for kind in asked:
        raw = min(_raw_seconds(kind) for _round in range(3))
        # Once more beside it, so that other work of the machine slows both.
        page = pages[kind.name][-1] = min(pages[kind.name][-1], _page(kind))
        yield Ratio(
            f"{kind.name}: (page - 10 ms) / SQL", max(0.0, page - CONSTANT) / raw, below=2,
            detail=f"page {_milliseconds(pages[kind.name])}, SQL {raw * 1000:.1f} ms{_arrow(hits[kind.name], ' hits', before='; ')}",
        )  # fmt: skip
    for kind in asked:
        times = pages[kind.name]
        if len(times) > 1:
            yield Ratio(f"{kind.name}: growth", times[-1] / times[0], below=3, detail=_milliseconds(times))
    if connection.vendor == "sqlite":
        yield from _against_datasette(asked, pages)


# --- the page ---------------------------------------------------------------------------------------------------


def _page(kind: Class) -> float:
    """Seconds of the page, as a browser gets it."""
    client, address = Client(), f"/documents/?{urlencode(kind.address)}"

    def get():
        response = client.get(address, secure=True)
        assert response.status_code == 200, address

    return seconds(get, 5, _clock())


def _clock():
    """SQLite's work is this process's own, and other work of the machine isn't counted; PostgreSQL's is another's."""
    return time.process_time if connection.vendor == "sqlite" else time.perf_counter


def _hits(kind: Class) -> int | None:
    if not kind.words:
        return None
    sql, parameters = get_index().matching(parse_query(kind.words).groups)
    ((found,),) = _rows(f"SELECT count(*) FROM ({sql}) AS hit", parameters)
    return found


def _milliseconds(times: list[float]) -> str:
    return _arrow([f"{time * 1000:.0f}" for time in times], " ms")


def _arrow(values: list, unit: str, before: str = "") -> str:
    """`8 → 614 hits`, of the smaller collection and the larger one; nothing where there is nothing to count."""
    return f"{before}{' → '.join(map(str, values))}{unit}" if None not in values else ""


# --- the same two steps in SQL ----------------------------------------------------------------------------------

FACETS = {
    "session": "SELECT session_label, count(*) FROM resolutions_document WHERE id {among} GROUP BY 1 ORDER BY 1 DESC",
    "body": "SELECT body, count(*) FROM resolutions_document WHERE id {among} GROUP BY 1 ORDER BY 2 DESC",
    "kind": "SELECT kind, count(*) FROM resolutions_document WHERE id {among} GROUP BY 1 ORDER BY 2 DESC",
    "year": "SELECT year, count(*) FROM resolutions_document WHERE id {among} GROUP BY 1 ORDER BY 1 DESC",
    "language": "SELECT language, count(DISTINCT document_id) FROM resolutions_text WHERE document_id {among} GROUP BY 1 ORDER BY 2 DESC",
    "agenda": """SELECT t.slug, t.title, count(DISTINCT m.document_id) FROM resolutions_document_agenda_items m
       JOIN resolutions_agendaitem i ON i.id = m.agendaitem_id JOIN resolutions_agendathread t ON t.id = i.thread_id
       WHERE m.document_id {among} GROUP BY 1, 2 ORDER BY 3 DESC""",
    "sponsor": """SELECT s.code, s.name_zh, count(DISTINCT p.document_id) FROM resolutions_sponsorship p
       JOIN resolutions_state s ON s.code = p.state_id WHERE p.document_id {among} GROUP BY 1, 2 ORDER BY 3 DESC""",
    "subject": """SELECT s.heading, s.heading_zh, count(DISTINCT m.document_id) FROM resolutions_document_subjects m
       JOIN resolutions_subject s ON s.id = m.subject_id WHERE m.document_id {among} GROUP BY 1, 2 ORDER BY 3 DESC""",
}
NEWEST = "d.date DESC, d.sort_key DESC, d.id DESC"
ROWS = """SELECT d.symbol, d.title, d.date, d.body, d.kind, d.session_label,
  (SELECT count(*) FROM resolutions_citation c JOIN resolutions_text t ON t.id = c.text_id
   WHERE c.target_id = d.id AND t.document_id <> d.id AND c.origin <> 'name')
  FROM resolutions_document d WHERE d.id {among}"""
PASSAGES = "SELECT id, words FROM resolutions_passage WHERE id {among}"


def _raw_seconds(kind: Class) -> float:
    return seconds(lambda: _words(kind) if kind.words else _list(kind), 2, _clock())


def _words(kind: Class):
    """Step one: keys, at most LIMIT and one. Step two: their documents in order, facets, the rows shown, their passages."""
    sql, asked = get_index().matching(parse_query(kind.words).groups)
    documents = f"SELECT id FROM resolutions_document WHERE {_where(kind)}"
    inside = f" WHERE id >> {DOCUMENT_BITS} IN ({documents})" if kind.narrowed else ""
    keys = [key for (key,) in _rows(f"SELECT id FROM ({sql}) AS hit{inside} LIMIT {LIMIT + 1}", asked)]
    start = (kind.page - 1) * SHOWN
    if len(keys) > LIMIT:
        here = f"id BETWEEN d.id << {DOCUMENT_BITS} AND ((d.id + 1) << {DOCUMENT_BITS}) - 1"
        here = here.replace("id BETWEEN", "rowid BETWEEN") if connection.vendor == "sqlite" else here
        having = f"""SELECT d.id FROM resolutions_document d WHERE d.held
            AND EXISTS ({sql} AND {here}) ORDER BY {NEWEST} LIMIT {SHOWN} OFFSET {start}"""
        shown = [key for (key,) in _rows(having, asked)]
        _facets("IN (SELECT id FROM resolutions_document WHERE held)", [])
    else:
        weight = " ".join(f"WHEN {n} THEN {value}" for n, value in enumerate(WEIGHTS[p] for p in ("title", "preamble", "operative", "footnote")))  # fmt: skip
        among, parameters = _among(keys)
        unnested = (
            "SELECT value AS id FROM json_each(%s)" if connection.vendor == "sqlite" else "SELECT unnest(%s::bigint[]) AS id"
        )  # fmt: skip
        ranked = f"""SELECT k.id >> {DOCUMENT_BITS}, sum(CASE (k.id >> 16) & 7 {weight} END) FROM ({unnested}) k
            JOIN resolutions_document d ON d.id = k.id >> {DOCUMENT_BITS} WHERE d.held GROUP BY 1 ORDER BY 2 DESC"""
        found = [key for key, _score in _rows(ranked, parameters)]
        _facets(*_among(found))
        shown = found[start : start + SHOWN]
    among, parameters = _among(shown)
    _rows(ROWS.format(among=among), parameters)
    own = [key for key in keys if key >> DOCUMENT_BITS in set(shown)][: SHOWN * 3]
    among, parameters = _among(own)
    _rows(PASSAGES.format(among=among), parameters)


def _list(kind: Class):
    """The total, the page, its rows and the facets of a list without words."""
    where = _where(kind)
    ((total,),) = _rows(f"SELECT count(*) FROM resolutions_document WHERE {where}", [])
    start = (total - 1) // SHOWN * SHOWN if kind.page == 0 else 0
    order = f"SELECT d.id FROM resolutions_document d WHERE {where} ORDER BY {NEWEST} LIMIT {SHOWN} OFFSET {start}"
    shown = [key for (key,) in _rows(order, [])]
    among, parameters = _among(shown)
    _rows(ROWS.format(among=among), parameters)
    _facets(f"IN (SELECT id FROM resolutions_document WHERE {where})", [], kind.narrowed)
    for name in kind.narrowed:
        # What something is chosen of is counted as if it weren't.
        _rows(FACETS[name].format(among=f"IN (SELECT id FROM resolutions_document WHERE {_where(kind, name)})"), [])


def _where(kind: Class, without: str = "") -> str:
    columns = {"session": "session_label"}
    return "held" + "".join(f" AND {columns.get(n, n)} = '{v}'" for n, v in kind.narrowed.items() if n != without)


def _facets(among: str, parameters: list, without=()):
    for name, sql in FACETS.items():
        if name not in without:
            _rows(sql.format(among=among), parameters)


def _among(keys: list[int]) -> tuple[str, list]:
    if connection.vendor == "sqlite":
        return "IN (SELECT value FROM json_each(%s))", [json.dumps(keys)]
    return "= ANY(%s)", [keys]


def _rows(sql: str, parameters: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


# --- datasette --------------------------------------------------------------------------------------------------


def _against_datasette(asked: list[Class], pages: dict[str, list[float]]):
    """Datasette's own page of the same rows: it shows passages (or documents with four facets), we documents with eight."""
    from datasette.app import Datasette

    file = connection.settings_dict["NAME"]
    name = Path(file).stem
    search = {"fts_table": "search_terms", "fts_pk": "id", "searchmode": "raw"}
    served = Datasette(
        [file],
        settings={"sql_time_limit_ms": 60_000, "facet_time_limit_ms": 60_000},
        metadata={"databases": {name: {"tables": {"resolutions_passage": search}}}},
    )
    loop = asyncio.new_event_loop()
    loop.run_until_complete(served.invoke_startup())
    for kind in asked:
        if not kind.datasette or kind.page > 1:
            continue
        if kind.datasette == "document":
            path = f"/{name}/resolutions_document?_size={SHOWN}&held=1&_facet=body&_facet=kind&_facet=session_label&_facet=year"
        else:
            groups = parse_query(kind.words).groups
            expression = get_index().expression(groups)
            path = f"/{name}/resolutions_passage?{urlencode({'_size': SHOWN, '_search': expression})}"

        def get(path=path):
            response = loop.run_until_complete(served.client.get(path))
            assert response.status_code == 200, response.text[:500]
            return response

        theirs, page = seconds(get, clock=_clock()), pages[kind.name][-1]
        detail = f"datasette {theirs * 1000:.0f} ms, page {page * 1000:.0f} ms"
        yield Ratio(f"{kind.name}: datasette / page", theirs / page, at_least=1, detail=detail)
    loop.close()
