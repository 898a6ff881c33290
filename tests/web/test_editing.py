"""Editors at work in the admin: correcting, seeing what was replaced, meeting each other, going back."""

import pytest
from django.urls import reverse

from resolutions.models import Citation, Correction, Paragraph
from tests.editing.texts import RESOLUTION
from tests.web.forms import facts_page, fields_of, save, text_page

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


# --- history, and the page itself ------------------------------------------------------------------------------


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
