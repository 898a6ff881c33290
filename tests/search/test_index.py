"""The index follows the texts: ingested, edited, deleted, interrupted, made by another analyser."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.migrations.recorder import MigrationRecorder

from resolutions.editing.corrections import Edit, correct
from resolutions.editing.symbols import merge
from resolutions.models import Document, IndexState, Paragraph, Passage, Text
from resolutions.search import indexing
from resolutions.search.checks import check_index
from resolutions.search.index import get_index
from resolutions.search.query import parse_query
from resolutions.search.results import find_matches


def found(words):
    """Symbols of the documents with these words."""
    keys = find_matches(parse_query(words)).documents
    return set(Document.objects.filter(pk__in=keys).values_list("symbol", flat=True))


def problems():
    return [problem.id for problem in check_index(databases=["default"])]


def test_an_ingested_document_is_found_by_its_words(sample):
    assert "A/RES/901/12" in found("图书馆")
    assert problems() == []


def test_a_text_read_again_is_found_by_its_new_words_alone(ingest_text):
    text = "联合国 A/RES/901/40\n\n大会，\n\n回顾其决议，\n\n1. 请秘书长{}报告；\n"
    ingest_text(text.format("口头"))
    assert found("口头报告")
    ingest_text(text.format("书面"))
    assert found("书面报告")
    assert not found("口头报告")


def test_a_deleted_text_leaves_the_index(sample):
    Text.objects.get(document__symbol="A/RES/901/12", language="zh").delete()
    assert "A/RES/901/12" not in found("图书馆")
    index = get_index()
    sql, parameters = index.matching(parse_query("图书馆").groups)
    with index.connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        left = {key for (key,) in cursor.fetchall()}
    assert left <= set(Passage.objects.values_list("id", flat=True))


def test_a_change_that_is_rolled_back_leaves_the_index_as_it_was(sample):
    text = Text.objects.get(document__symbol="A/RES/901/12", language="zh")
    before = found("图书馆")
    with transaction.atomic():
        Paragraph.objects.filter(text=text).update(words="别的话")
        indexing.index_document(text.document)
        assert found("别的话")
        transaction.set_rollback(True)
    assert found("图书馆") == before
    assert not found("别的话")


def test_what_an_editor_corrects_is_found_and_what_it_replaced_is_not(sample):
    document = Document.objects.get(symbol="A/RES/901/12")
    paragraph = Paragraph.objects.filter(text__document=document, text__language="zh", kind="operative").first()
    replaced = paragraph.words
    correct(
        document,
        [
            Edit("document", "title", "关于纸张的决议"),
            Edit("paragraph", "text", "请秘书长称量墨水；", language="zh", position=paragraph.position),
        ],
    )
    assert found("标题:纸张") == {"A/RES/901/12"}
    assert found("正文:称量墨水") == {"A/RES/901/12"}
    assert "A/RES/901/12" not in found(f'"{replaced[:40]}"')
    assert problems() == []


def test_two_documents_that_an_editor_joins_are_found_as_one(ingest_text):
    ingest_text("联合国 A/RES/901/40\n\n大会，\n\n1. 请秘书长称量墨水；\n", name="one.txt")
    ingest_text("United Nations A/RES/901/41\n\nThe General Assembly,\n\n1. Requests paper;\n", name="two.txt")
    merge(Document.objects.get(symbol="A/RES/901/40"), Document.objects.get(symbol="A/RES/901/41"))
    assert found("称量墨水 paper") == {"A/RES/901/40"}
    assert problems() == []


def test_what_is_indexed_already_is_not_written_again(sample, django_assert_max_num_queries):
    with django_assert_max_num_queries(14) as queries:
        indexing.index_documents(list(Document.objects.held().values_list("pk", flat=True)))
    assert not [q for q in queries if q["sql"].startswith(("INSERT", "DELETE"))]


def test_an_interrupted_reindex_goes_on_where_it_stopped(sample, monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 3)
    everything, calls = found("大会"), []

    def interrupt(n):
        calls.append(n)
        if len(calls) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        indexing.rebuild(again=True, on_progress=interrupt)
    assert problems() == ["search.W003"]
    done = indexing.rebuild()
    assert done == Document.objects.held().count() - 6
    assert found("大会") == everything
    assert problems() == []


def test_an_index_of_another_analyser_is_not_used_and_reindex_makes_it_anew(client, sample, ingest_text, capsys):
    IndexState.objects.update(analyser="0")
    assert problems() == ["search.W002"]
    response = client.get("/documents/?q=图书馆")
    assert response.context["problems"]
    assert response.context["total"] == 0
    ingest_text("联合国 A/RES/901/40\n\n大会，\n\n1. 请秘书长报告；\n")
    call_command("reindex")
    assert problems() == []
    assert "A/RES/901/12" in found("图书馆")
    assert "A/RES/901/40" in found("请秘书长报告")


def test_a_database_that_lacks_a_migration_is_not_asked(sample, monkeypatch):
    MigrationRecorder.Migration.objects.filter(app="resolutions").latest("pk").delete()
    monkeypatch.setattr(IndexState.objects, "first", lambda: pytest.fail("its table may lack a column"))
    assert problems() == []
    indexing.begin_index()


def test_reindex_with_nothing_to_do_says_so(sample, capsys):
    call_command("reindex")
    assert capsys.readouterr().out.strip()


def test_a_document_that_the_index_lacks_is_reported(sample):
    text = Text.objects.get(document__symbol="A/RES/901/12", language="zh")
    indexing.forget_passages(Passage.objects.filter(document=text.document))
    assert problems() == ["search.W004"]


def test_a_paragraph_of_any_length_is_found_to_its_end(sample):
    paragraph = Paragraph.objects.filter(text__document__symbol="A/RES/901/12").last()
    paragraph.words = "长" * 9000 + "尾声在此"
    paragraph.save()
    indexing.index_document(paragraph.text.document)
    assert found("长尾声在此") == {"A/RES/901/12"}
