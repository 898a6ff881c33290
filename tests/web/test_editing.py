"""Editors at work in the admin: correcting, seeing what was replaced, meeting each other, joining, uploading."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from resolutions.editing.corrections import Edit, correct
from resolutions.models import Citation, Correction, Document, Paragraph, ReviewItem, Upload
from tests.editing.texts import DRAFT, ENGLISH, RESOLUTION
from tests.web.forms import fields_of


@pytest.fixture
def enter(client_of, django_user_model):
    """A function that gives the client of a new user in a group."""

    def logged_in(group, name=None):
        user = django_user_model.objects.create_user(name or group, password="x", is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        return client_of(user)

    return logged_in


@pytest.fixture
def client_of():
    from django.test import Client

    def made(user):
        client = Client()
        client.force_login(user)
        return client

    return made


@pytest.fixture
def editor(enter):
    return enter("editor")


@pytest.fixture
def reviewer(enter):
    return enter("reviewer")


@pytest.fixture
def rivers(ingest_text):
    ingest_text(RESOLUTION, "resolution.txt")
    return Document.objects.get(symbol="A/RES/901/40")


@pytest.fixture
def draft(rivers, ingest_text):
    ingest_text(DRAFT, "draft.txt")
    return Document.objects.get(symbol=None)


def facts_page(document):
    return reverse("admin:resolutions_document_change", args=[document.pk])


def text_page(document, **parameters):
    return reverse(
        "admin:resolutions_text_change", args=[document.texts.get(language="zh").pk], query=parameters or None
    )


def save(client, address, **typed):
    """The answer to the page's form with some fields typed over (`__` in a name stands for a hyphen)."""
    data = fields_of(client.get(address)) | {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(address, data)


# --- correcting -------------------------------------------------------------------------------------------------


def test_a_page_saved_as_it_is_changes_nothing(editor, rivers, draft):
    for address in (facts_page(rivers), facts_page(draft), text_page(rivers), text_page(rivers, part="footnote")):
        response = save(editor, address)
        assert response.status_code == 302, response.context["errors"]
    assert not Correction.objects.exists()


def test_a_corrected_title_shows_on_the_public_page_and_what_it_replaced_beside_the_field(editor, rivers):
    assert save(editor, facts_page(rivers), title="大河", reason="封面如此").status_code == 302
    assert "大河" in editor.get("/documents/A/RES/901/40/").content.decode()
    page = editor.get(facts_page(rivers)).content.decode()
    assert "<del>河流</del>" in page
    assert "封面如此" in page
    assert Correction.objects.get().editor_name == "editor"


def test_agenda_items_and_sponsors_are_corrected_added_and_dropped(editor, draft):
    typed = {
        "agenda_item-0-number": "13",
        "sponsor-1-code": "马尔代夫",
        "sponsor-0-drop": "on",
        "sponsor-new0-name": "马耳他",
        "sponsor-new0-code": "MLT",
    }
    response = editor.post(facts_page(draft), fields_of(editor.get(facts_page(draft))) | typed)
    assert response.status_code == 302
    assert list(draft.sponsorships.values_list("state", flat=True)) == ["MDV", "NRU", "MLT"]
    assert draft.agenda_items.get().number == "13"


def test_words_kind_and_a_citations_target_are_corrected_on_one_page(editor, rivers):
    position = Paragraph.objects.get(words__startswith="促请").position
    citation = Citation.objects.get(target__symbol="A/RES/900/7").position
    typed = {f"r{position}-text": "促请全体会员国保护河流；", f"c{citation}-symbol": "a/res/899/7"}
    assert editor.post(text_page(rivers), fields_of(editor.get(text_page(rivers))) | typed).status_code == 302
    page = editor.get("/documents/A/RES/901/40/").content.decode()
    assert "全体会员国保护河流" in page
    assert 'href="/documents/A/RES/899/7/"' in page


def test_a_missed_citation_is_added_and_a_wrong_one_dropped(editor, rivers):
    position = Paragraph.objects.get(words__startswith="促请").position
    citation = Citation.objects.get(target__symbol="A/RES/900/8").position
    typed = {f"a{position}-words": "保护河流", f"a{position}-symbol": "A/RES/888/1", f"c{citation}-drop": "on"}
    assert editor.post(text_page(rivers), fields_of(editor.get(text_page(rivers))) | typed).status_code == 302
    assert set(Citation.objects.filter(paragraph__isnull=False).values_list("target__symbol", flat=True)) == {
        "A/RES/900/7",
        "A/901/345-S/2846/898",
        "A/RES/888/1",
    }


@pytest.mark.parametrize(
    "typed",
    [
        {"date": "yesterday"},
        {"session": "x"},
        {"session": "99999999999999999999"},
        {"kind": "x"},
        {"sponsor-new0-name": "甲", "sponsor-new0-code": "无此国"},
        {"sponsor-new0-code": "FJI"},
        {"agenda_item-0-number": ""},
        {"title": "x" * 700},
        {"title": "\x00"},
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_typed_is_lost(editor, rivers, typed):
    data = fields_of(editor.get(facts_page(rivers))) | {"title_en": "Kept"} | typed
    response = editor.post(facts_page(rivers), data)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert "Kept" in response.content.decode()
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"c0-symbol": "nonsense"},
        {"r2-text": ""},
        {"a2-words": "不在此段"},
        {"a2-words": "不在此段", "a2-symbol": "A/RES/1/1"},
        {"row": ["0", "x", "999999"]},
        {"r2-kind": "x"},
        {"citations-1": ["77"]},
    ],
)
def test_nothing_typed_on_the_text_page_breaks_it(editor, rivers, typed):
    data = fields_of(editor.get(text_page(rivers))) | typed
    assert editor.post(text_page(rivers), data).status_code in (200, 302)
    assert not Correction.objects.exists()


# --- two editors ------------------------------------------------------------------------------------------------


def test_the_second_of_two_editors_is_told_what_the_first_changed_and_keeps_what_was_typed(editor, enter, rivers):
    second = enter("editor", "second")
    opened = fields_of(second.get(facts_page(rivers)))
    save(editor, facts_page(rivers), title="大河", meeting="40")
    response = second.post(facts_page(rivers), opened | {"title": "长河", "title_en": "Rivers"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "大河" in page
    assert fields_of(response)["title"] == ["长河"]
    rivers.refresh_from_db()
    assert (rivers.title, rivers.title_en) == ("大河", "")
    assert second.post(facts_page(rivers), fields_of(response)).status_code == 302
    rivers.refresh_from_db()
    assert (rivers.title, rivers.title_en, rivers.meeting) == ("长河", "Rivers", 40)


def test_editors_of_different_paragraphs_do_not_meet(editor, enter, rivers):
    second = enter("editor", "second")
    opened = fields_of(second.get(text_page(rivers)))
    one, two = Paragraph.objects.filter(kind="operative").values_list("position", flat=True)[:2]
    editor.post(text_page(rivers), fields_of(editor.get(text_page(rivers))) | {f"r{one}-text": "请秘书长报告；"})
    assert second.post(text_page(rivers), opened | {f"r{two}-text": "促请会员国；"}).status_code == 302
    assert set(Correction.objects.values_list("value", flat=True)) == {"请秘书长报告；", "促请会员国；"}


def test_words_that_somebody_else_corrected_meanwhile_are_told(editor, enter, rivers):
    second = enter("editor", "second")
    opened = fields_of(second.get(text_page(rivers)))
    position = Paragraph.objects.get(words__startswith="促请").position
    field = f"r{position}-text"
    editor.post(text_page(rivers), fields_of(editor.get(text_page(rivers))) | {field: "促请全体会员国；"})
    response = second.post(text_page(rivers), opened | {field: "促请各国；"})
    assert "促请全体会员国；" in response.content.decode()
    assert fields_of(response)[field] == ["促请各国；"]
    assert second.post(text_page(rivers), fields_of(response)).status_code == 302
    assert Correction.objects.get().value == "促请各国；"


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


# --- many documents at once -------------------------------------------------------------------------------------


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


# --- uploading --------------------------------------------------------------------------------------------------


def archive(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, words in files.items():
            opened.writestr(name.replace("_", "."), words)
    return out.getvalue()


def test_uploaded_files_are_shown_before_anything_is_stored(editor, db):
    address = reverse("admin:resolutions_source_add")
    files = [
        SimpleUploadedFile("resolution.txt", RESOLUTION.encode()),
        SimpleUploadedFile("texts.zip", archive(draft_txt=DRAFT, empty_txt="")),
        SimpleUploadedFile("picture.png", b"x"),
    ]
    preview = editor.post(address, {"files": files}).url
    page = editor.get(preview)
    words = page.content.decode()
    assert "A/RES/901/40" in words
    assert "鲁里坦尼亚" in words
    assert words.count("errornote") == 2
    assert not Document.objects.exists()
    editor.post(preview, {"name": ["texts.zip!draft.txt"], "symbol": ["A/901/L.5"], "store": "1"})
    assert set(Document.objects.held().values_list("symbol", flat=True)) == {"A/RES/901/40", "A/901/L.5"}
    assert not Upload.objects.exists()


def test_uploaded_files_that_nobody_wants_are_forgotten(editor, enter):
    address = reverse("admin:resolutions_source_add")
    preview = editor.post(address, {"files": [SimpleUploadedFile("resolution.txt", RESOLUTION.encode())]}).url
    assert "A/RES/901/40" not in enter("editor", "second").get(preview).content.decode()
    editor.post(preview, {"forget": "1"})
    assert not Upload.objects.exists()
    assert not Document.objects.exists()
    assert editor.post(address, {}).status_code == 200
    assert editor.get(address, {"batch": "x"}).status_code == 200


# --- who may, and history ---------------------------------------------------------------------------------------


def test_nobody_edits_without_an_account(client, rivers):
    correct(rivers, [Edit("document", "title", "大河")])
    correction = Correction.objects.get()
    for address in (
        facts_page(rivers),
        text_page(rivers),
        reverse("admin:resolutions_source_add"),
        reverse("admin:resolutions_complete", args=["symbol"]),
        reverse("admin:resolutions_correction_export"),
        reverse("admin:resolutions_document_history", args=[rivers.pk]),
        reverse("admin:resolutions_correction_undo", args=[correction.pk]),
        reverse("admin:resolutions_document_restore", args=[rivers.pk]),
    ):
        assert "/login/" in client.post(address).url, address
    assert Correction.objects.exists()


def test_staff_in_no_group_changes_nothing(client_of, django_user_model, rivers):
    client = client_of(django_user_model.objects.create_user("guest", password="x", is_staff=True))
    for address in (facts_page(rivers), text_page(rivers), reverse("admin:resolutions_source_add")):
        assert client.get(address).status_code == 403
    assert client.get(reverse("admin:resolutions_correction_export")).status_code == 403


def test_whoever_fails_to_log_in_five_times_waits(client, django_user_model, rivers):
    django_user_model.objects.create_superuser("chief", password="right one")
    address = reverse("admin:login")
    for _attempt in range(5):
        client.post(address, {"username": "chief", "password": "wrong"})
    assert client.post(address, {"username": "chief", "password": "right one"}).status_code == 429


def test_history_leads_back_to_an_earlier_state(editor, rivers):
    save(editor, facts_page(rivers), title="大河")
    save(editor, facts_page(rivers), title="长河")
    history = editor.get(reverse("admin:resolutions_document_history", args=[rivers.pk]))
    step = next(step for step in history.context["steps"] if step.restorable and step.values[0][2] == "大河")
    assert step.who == "editor"
    editor.post(reverse("admin:resolutions_document_restore", args=[rivers.pk]), {"moment": step.moment})
    rivers.refresh_from_db()
    assert rivers.title == "大河"


def test_boxes_propose_symbols_states_and_threads(editor, rivers):
    for what, words, value in (("symbol", "901/4", "A/RES/901/40"), ("state", "斐济", "FJI"), ("thread", "河", "河流")):
        answer = editor.get(reverse("admin:resolutions_complete", args=[what]), {"q": words}).json()
        assert value in [row["value"] for row in answer["results"]]
    assert editor.get(reverse("admin:resolutions_complete", args=["x"])).status_code == 404
    assert editor.get(reverse("admin:resolutions_complete", args=["symbol"]), {"q": "\x00"}).json() == {"results": []}


def test_five_hundred_paragraphs_come_fifty_a_page_with_a_pinned_number_of_queries(
    editor, rivers, ingest_text, django_assert_num_queries
):
    many = "\n\n".join(f"{n}. 请秘书长就第 {n} 条河流提交报告；" for n in range(1, 501))
    start, end = RESOLUTION.index("1. 请"), RESOLUTION.index("2846 年 11 月 18 日\n第")
    ingest_text(RESOLUTION[:start] + many + "\n\n" + RESOLUTION[end:], "resolution.txt")
    with django_assert_num_queries(8):
        page = editor.get(text_page(rivers, page=3))
    assert len(page.context["rows"]) == 50
    assert page.context["rows"][0].mark
    position = Paragraph.objects.get(anchor="op480").position
    assert editor.get(text_page(rivers, at="op480")).url.endswith(f"page=10#r{position}")
    found = editor.get(text_page(rivers, q="第480条"))
    assert [row.anchor for row in found.context["rows"]] == ["op480"]
    with django_assert_num_queries(9):
        editor.get(facts_page(rivers))
