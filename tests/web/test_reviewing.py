"""What reviewers do in the admin: deciding conflicts and warnings, giving symbols, joining documents."""

from django.urls import reverse

from resolutions.editing.corrections import Edit, correct
from resolutions.models import Citation, Correction, Document, ReviewItem
from tests.editing.texts import ENGLISH, RESOLUTION
from tests.web.forms import facts_page, save

# --- review -----------------------------------------------------------------------------------------------------


def test_a_conflict_is_listed_with_both_values_and_decided_with_one_click(editor, rivers, ingest_text):
    correct(rivers, [Edit("document", "meeting", 40)])
    ingest_text(RESOLUTION.replace("第 38 次", "第 39 次"), "resolution.txt")
    queue = reverse("admin:resolutions_reviewitem_changelist")
    page = editor.get(queue).content.decode()
    assert "<q>40</q>" in page
    assert "<q>39</q>" in page
    correction = Correction.objects.get()
    response = editor.post(reverse("admin:resolutions_correction_undo", args=[correction.pk]), {"back": queue})
    assert response.url == queue
    rivers.refresh_from_db()
    assert rivers.meeting == 39
    assert not ReviewItem.objects.open().exists()


def test_the_front_page_counts_what_is_open(editor, draft):
    page = editor.get(reverse("admin:index")).content.decode()
    assert "kind__exact=sponsor" in page
    assert "kind__exact=conflict" not in page


def test_items_are_resolved_and_ignored_with_a_reason(editor, draft):
    queue = reverse("admin:resolutions_reviewitem_changelist")
    item = ReviewItem.objects.open().get(kind="sponsor")
    data = {"action": "ignore", "_selected_action": [item.pk]}
    editor.post(queue, data | {"reason": ""})
    assert ReviewItem.objects.open().filter(pk=item.pk).exists()
    editor.post(queue, data | {"reason": "虚构的国家"})
    item.refresh_from_db()
    assert (item.state, item.reason, item.decided_by.username) == ("ignored", "虚构的国家", "editor")
    assert "虚构的国家" in editor.get(queue, {"state": "ignored"}).content.decode()


# --- symbols ----------------------------------------------------------------------------------------------------


def test_a_reviewer_gives_a_draft_its_symbol(reviewer, draft, client):
    old = draft.get_absolute_url()
    assert save(reviewer, facts_page(draft), symbol="a/901/l.5").status_code == 302
    assert client.get(old).url == "/documents/A/901/L.5/"
    assert Citation.objects.of(Document.objects.get(pk=draft.pk)).count() == 1


def test_a_symbol_that_is_taken_is_refused_with_the_reason(reviewer, draft):
    response = save(reviewer, facts_page(draft), symbol="A/RES/901/40")
    assert response.status_code == 200
    assert response.context["facts"][0]["field"].errors
    assert save(reviewer, facts_page(draft), symbol="nonsense").status_code == 200
    assert not Correction.objects.exists()


def test_an_editor_gives_no_symbols_and_joins_nothing(editor, draft):
    save(editor, facts_page(draft), symbol="A/901/L.5")
    draft.refresh_from_db()
    assert draft.symbol is None
    assert editor.get(reverse("admin:resolutions_document_join", args=[draft.pk])).status_code == 403


def test_a_reviewer_joins_two_documents_after_a_look(reviewer, rivers, ingest_text, client):
    ingest_text(ENGLISH.replace("901/40", "901/42"), "english.txt")
    address = reverse("admin:resolutions_document_join", args=[rivers.pk])
    look = reviewer.post(address, {"other": "A/RES/901/42", "look": "1"})
    assert "english.txt" in look.content.decode()
    assert Document.objects.filter(symbol="A/RES/901/42").exists()
    reviewer.post(address, {"other": "A/RES/901/42", "join": "1"})
    assert rivers.texts.count() == 2
    assert client.get("/documents/A/RES/901/42/").url == "/documents/A/RES/901/40/"


def test_a_join_that_would_lose_a_text_is_refused(reviewer, rivers, draft):
    address = reverse("admin:resolutions_document_join", args=[rivers.pk])
    for other in (draft.path, "A/RES/901/40", "nonsense", "A/RES/1/1"):
        assert reviewer.post(address, {"other": other, "join": "1"}).status_code == 200
    assert Document.objects.held().count() == 2
