"""Texts stored some at a time: what fails stops no other, what is the same changes nothing, and no table is read through."""

import re

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction

from resolutions.ingest import effective, reading, run
from resolutions.ingest.run import ingest
from resolutions.ingest.saving import save_record
from resolutions.models import Document, IndexState, Passage
from resolutions.parsing import parse_source
from tests.test_ingest import TEXT


def three_texts(folder):
    """Three files: the texts of resolutions 901/40, 901/41 and 901/42."""
    for number in (40, 41, 42):
        words = TEXT.replace("901/40", f"901/{number}").replace("河流", f"河流{number}")
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    return str(folder)


def fail_at(monkeypatch, symbol, error, times=1_000):
    """Storing the text of this symbol fails so many times."""

    def store(text, *arguments):
        if text.document.symbol == symbol and len(failed) < times:
            failed.append(symbol)
            raise error
        return stored(text, *arguments)

    failed: list[str] = []
    stored = effective.store_parts
    monkeypatch.setattr(effective, "store_parts", store)


def test_a_file_that_the_database_refuses_stops_none_of_those_stored_with_it(tmp_path, db, monkeypatch):
    fail_at(monkeypatch, "A/RES/901/41", DatabaseError("disk full"))
    report = ingest([three_texts(tmp_path)])
    assert [file.result for file in report.files] == ["added", "failed", "added"]
    held = Document.objects.filter(held=True).order_by("symbol").values_list("symbol", flat=True)
    assert list(held) == ["A/RES/901/40", "A/RES/901/42"]
    assert Passage.objects.filter(words__contains="继续审议").count() == 2


def test_a_file_that_another_process_stood_in_the_way_of_is_tried_once_more(tmp_path, db, monkeypatch):
    fail_at(monkeypatch, "A/RES/901/41", OperationalError("deadlock detected"), times=1)
    assert [file.result for file in ingest([three_texts(tmp_path)]).files] == ["added"] * 3
    assert Passage.objects.filter(words__contains="继续审议").count() == 3


@pytest.mark.parametrize("error", [DatabaseError("disk full"), ValueError("more than 65536 passages")])
def test_where_files_cannot_be_stored_together_each_is_stored_alone(tmp_path, db, monkeypatch, error):
    def index(documents, bands):
        if len(documents) > 1 or Document.objects.filter(pk__in=documents, symbol="A/RES/901/42").exists():
            raise error
        indexed.append(documents)

    indexed: list[list[int]] = []
    monkeypatch.setattr(run, "index_wordings", index)
    report = ingest([three_texts(tmp_path)])
    assert [file.result for file in report.files] == ["added", "added", "failed"]
    assert len(indexed) == Document.objects.filter(held=True).count() == 2
    assert Passage.objects.filter(words__contains="继续审议").count() == 2


def test_a_fault_of_the_program_stops_no_other_file_and_says_where_it_lies(tmp_path, db, monkeypatch):
    fail_at(monkeypatch, "A/RES/901/41", KeyError("nobody thought of that"))
    results = ingest([three_texts(tmp_path)]).files
    assert [file.result for file in results] == ["added", "failed", "added"]
    assert re.search(r"KeyError, ingest/\w+\.py:\d+", results[1].reason)
    held = Document.objects.filter(held=True).order_by("symbol").values_list("symbol", flat=True)
    assert list(held) == ["A/RES/901/40", "A/RES/901/42"]


def test_neither_a_dry_run_nor_unchanged_files_count_as_a_change(tmp_path, db):
    folder = three_texts(tmp_path)
    ingest([folder])
    before = IndexState.objects.get().changes, set(Document.objects.values_list("pk", "changed"))
    (tmp_path / "40.txt").write_text(TEXT.replace("继续审议", "再次审议"), encoding="utf-8")
    assert [file.result for file in ingest([folder], dry_run=True).files] == ["updated", "unchanged", "unchanged"]
    (tmp_path / "40.txt").unlink()
    assert {file.result for file in ingest([folder]).files} == {"unchanged"}
    assert before == (IndexState.objects.get().changes, set(Document.objects.values_list("pk", "changed")))


def test_long_texts_are_stored_a_few_at_a_time(tmp_path, db, monkeypatch):
    together: list[int] = []
    store = run._store_together
    monkeypatch.setattr(reading, "LONGEST_BATCH", len(TEXT) + 10)
    monkeypatch.setattr(run, "_store_together", lambda *a, **k: together.append(len(a[0])) or store(*a, **k))
    assert {file.result for file in ingest([three_texts(tmp_path)]).files} == {"added"}
    assert together == [2, 1]


SMALL_TABLES = ("resolutions_indexstate", "CONSTANT", "json_each")


def read_through_in_sqlite(explain):
    steps = (re.match(r"SCAN (\w+)\b(?! VIRTUAL)", row[-1]) for row in explain("EXPLAIN QUERY PLAN "))
    return {step[1] for step in steps if step}


def read_through_in_postgresql(explain):
    """Also a table whose index is read from end to end: small tables are read in any way, these where no other is left."""
    ((plans,),) = explain("EXPLAIN (FORMAT JSON) ")
    nodes, found = [plans[0]["Plan"]], set()
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", [])
        if "Relation Name" in node and node["Node Type"].endswith("Scan") and "Cond" not in " ".join(node):
            found.add(node["Relation Name"])
    return found


def test_a_text_is_stored_without_reading_any_table_through(sample):
    """Or storing would take the longer the more is held."""
    read_through: dict[str, set[str]] = {}
    read = {"sqlite": read_through_in_sqlite, "postgresql": read_through_in_postgresql}[connection.vendor]

    def look(execute, sql, parameters, many, context):
        def explain(how):
            execute(f"{how}{sql}", parameters, many, context)
            return context["cursor"].fetchall()

        if not many and sql.startswith(("SELECT", "UPDATE", "DELETE")):
            for table in read(explain) - set(SMALL_TABLES):
                read_through.setdefault(table, set()).add(sql)
        return execute(sql, parameters, many, context)

    for words in (TEXT, TEXT.replace("继续审议", "再次审议")):
        parsed = parse_source(words.encode(), "901-40.txt")
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL enable_seqscan = off")
            with connection.execute_wrapper(look):
                save_record(parsed)
    assert read_through == {}
