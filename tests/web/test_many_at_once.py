"""Editors change many documents at once, after a look at what will change."""

from django.urls import reverse

from resolutions.models import Correction, Document, ReviewItem
from tests.editing.texts import RESOLUTION


def bulk(client, action, documents, **data):
    chosen = {"action": action, "_selected_action": [d.pk for d in documents]}
    return client.post(reverse("admin:resolutions_document_changelist"), chosen | data)


def test_a_kind_is_set_for_many_after_a_look(editor, rivers, draft):
    assert bulk(editor, "set_kind", [rivers, draft]).status_code == 200
    look = bulk(editor, "set_kind", [rivers, draft], kind="decision", step="look").content.decode()
    assert look.count("<ins>") == 2
    assert not Correction.objects.exists()
    bulk(editor, "set_kind", [rivers, draft], kind="decision", step="apply")
    assert set(Document.objects.held().values_list("kind", flat=True)) == {"decision"}


def test_documents_move_to_another_thread_and_stay_there(editor, rivers, draft, ingest_text):
    ingest_text(RESOLUTION.replace("901/40", "901/50").replace("河流", "湖泊"), "lakes.txt")
    lakes = Document.objects.get(symbol="A/RES/901/50").agenda_items.get().thread
    old = rivers.agenda_items.get().thread
    data = {"thread": old.pk, "other": lakes.title}
    assert bulk(editor, "move_to_thread", [rivers, draft], step="look", **data).content.decode().count("<ins>") == 2
    bulk(editor, "move_to_thread", [rivers, draft], step="apply", **data)
    ingest_text(RESOLUTION.replace("1. 请", "1. 又请"), "resolution.txt")
    for document in (rivers, draft):
        assert document.agenda_items.get().thread == lakes


def test_items_of_many_documents_are_marked_reviewed(editor, rivers, draft):
    assert ReviewItem.objects.open().exists()
    assert bulk(editor, "mark_reviewed", [rivers, draft]).status_code == 200
    bulk(editor, "mark_reviewed", [rivers, draft], step="apply")
    assert not ReviewItem.objects.open().exists()


def test_documents_are_read_again_after_a_look(editor, rivers, monkeypatch):
    from resolutions.editing import reading_again

    parse = reading_again.parse_source
    changed = lambda data, name: parse(data.decode().replace("第 38 次", "第 39 次").encode(), name)  # noqa: E731
    monkeypatch.setattr(reading_again, "parse_source", changed)
    assert "meeting" in bulk(editor, "reparse", [rivers]).content.decode()
    rivers.refresh_from_db()
    assert rivers.meeting == 38
    bulk(editor, "reparse", [rivers], step="apply")
    rivers.refresh_from_db()
    assert rivers.meeting == 39
