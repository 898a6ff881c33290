"""Symbols given, changed and taken back, and documents joined: nothing that stood there is lost."""

import pytest

from resolutions.editing.corrections import Edit, Refusal, correct, undo
from resolutions.editing.symbols import give_symbol, merge
from resolutions.models import Citation, Correction, Document, Text

from .texts import DRAFT, ENGLISH, RESOLUTION


@pytest.fixture
def draft(ingest_text):
    """A draft without a symbol, held beside the resolution that cites it as A/901/L.5."""
    ingest_text(RESOLUTION, "resolution.txt")
    ingest_text(DRAFT, "draft.txt")
    return Document.objects.get(symbol=None)


def test_a_symbol_joins_the_draft_with_the_page_that_others_cite(draft, client):
    stub, old = Document.objects.get(symbol="A/901/L.5"), draft.get_absolute_url()
    give_symbol(draft, "a/901/l.5")
    assert client.get(old).url == "/documents/A/901/L.5/"
    page = client.get("/documents/A/901/L.5/").content.decode()
    assert "继续审议" in page
    assert 'href="/documents/A/RES/901/40/' in page
    assert not Document.objects.filter(pk=stub.pk).exists()
    assert Citation.objects.of(Document.objects.get(symbol="A/901/L.5")).count() == 1


def test_changed_bytes_of_a_draft_that_an_editor_named_stay_its_own(draft, ingest_text):
    give_symbol(draft, "A/901/L.5")
    assert ingest_text(DRAFT.replace("决定继续", "又决定继续"), "draft.txt").files[0].symbol == "A/901/L.5"
    assert ingest_text(DRAFT.replace("决定继续", "又决定继续"), "draft.txt").files[0].result == "unchanged"
    assert Document.objects.held().count() == 2


def test_a_symbol_taken_back_leaves_both_pages_as_they_were(draft):
    path = draft.path
    give_symbol(draft, "A/901/L.5")
    undo(Correction.objects.get())
    draft.refresh_from_db()
    assert (draft.symbol, draft.path) == (None, path)
    stub = Document.objects.get(symbol="A/901/L.5")
    assert (stub.held, Citation.objects.of(stub).count()) == (False, 1)


def test_nonsense_and_a_held_documents_symbol_are_refused(draft):
    for words in ("nonsense", "A/RES/901/40"):
        with pytest.raises(Refusal):
            give_symbol(draft, words)
    draft.refresh_from_db()
    assert draft.symbol is None
    assert not Correction.objects.exists()


def test_a_wrong_symbol_moves_and_leaves_a_redirect_until_the_right_document_comes(draft, ingest_text, client):
    give_symbol(draft, "A/901/L.5")
    resolution = Document.objects.get(symbol="A/RES/901/40")
    give_symbol(resolution, "A/RES/901/41")
    assert client.get("/documents/A/RES/901/40/").url == "/documents/A/RES/901/41/"
    # Another document that bears the symbol by right.
    ingest_text(RESOLUTION.replace("河流", "湖泊"), "lakes.txt")
    right = Document.objects.get(symbol="A/RES/901/40")
    assert right.title == "湖泊"
    assert Citation.objects.of(right).count() == 1
    resolution.refresh_from_db()
    assert (resolution.symbol, resolution.title) == ("A/RES/901/41", "河流")


def test_changed_bytes_of_a_text_that_states_a_wrong_symbol_stay_with_their_document(draft, ingest_text):
    resolution = Document.objects.get(symbol="A/RES/901/40")
    give_symbol(resolution, "A/RES/901/41")
    result = ingest_text(RESOLUTION.replace("1. 请", "1. 又请"), "resolution.txt").files[0]
    assert (result.result, result.symbol) == ("updated", "A/RES/901/41")


def test_two_documents_in_different_languages_are_joined_and_parted(draft, ingest_text, client):
    ingest_text(ENGLISH.replace("901/40", "901/42"), "english.txt")
    other = Document.objects.get(symbol="A/RES/901/42")
    document = Document.objects.get(symbol="A/RES/901/40")
    merge(document, other)
    assert sorted(document.texts.values_list("language", flat=True)) == ["en", "zh"]
    assert client.get("/documents/A/RES/901/42/").url == "/documents/A/RES/901/40/"
    document.refresh_from_db()
    assert document.title_en == "Rivers"
    undo(Correction.objects.get(field="address"))
    assert Text.objects.get(language="en").document.symbol == "A/RES/901/42"
    document.refresh_from_db()
    assert document.title_en == ""


def test_what_would_lose_a_text_or_a_correction_is_not_joined(draft, ingest_text):
    document = Document.objects.get(symbol="A/RES/901/40")
    with pytest.raises(Refusal):
        merge(document, draft)
    with pytest.raises(Refusal):
        merge(document, document)
    ingest_text(ENGLISH.replace("901/40", "901/42"), "english.txt")
    other = Document.objects.get(symbol="A/RES/901/42")
    for one, title in ((document, "甲"), (other, "乙")):
        correct(one, [Edit("document", "title", title)])
    with pytest.raises(Refusal):
        merge(document, other)
    assert Text.objects.count() == 3


def test_corrections_of_a_page_that_was_only_cited_come_with_it(draft):
    correct(Document.objects.get(symbol="A/901/L.5"), [Edit("document", "meeting", 12)])
    give_symbol(draft, "A/901/L.5")
    draft.refresh_from_db()
    assert draft.meeting == 12
