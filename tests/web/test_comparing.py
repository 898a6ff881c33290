"""Pages that compare: two texts, a series, the same words elsewhere, requested reports."""

import io
import re
import zipfile
from itertools import pairwise

import pytest
from django.utils.html import escape

from resolutions.models import Document, Relation, Sponsorship
from tests.test_relations import resolution
from tests.web.test_pages import page

PAIR = "/compare/?a=A/RES/901/12&b=A/RES/902/15"


def test_a_comparison_shows_what_went_what_came_and_how_much(client, sample):
    html = page(client, PAIR)
    for words in ("保留", "改动", "新增", "删去", "移位", "<del>", "<ins>", "第一处改动"):
        assert words in html
    assert 'href="/documents/A/RES/902/15/?lang=zh#pp1"' in html


@pytest.mark.parametrize("a", ["901/12", "a/res/901/12", "/documents/A/RES/901/12/", "第901/12号决议"])
def test_any_spelling_of_a_symbol_and_an_address_are_understood(client, sample, a):
    assert client.get("/compare/", {"a": a, "b": "902/15", "format": "json"}).json()["a"]["symbol"] == "A/RES/901/12"


def test_only_the_changes_in_one_column_without_the_numbers(client, sample):
    html = page(client, PAIR + "&layout=one&show=changes&counters=hide")
    assert "段无改动" in html
    assert 'class="tick"' not in html
    assert "words earlier" not in html
    assert "show=changes" in re.search(r'href="([^"]*)">左右对照', html)[1]


def test_every_change_leads_to_the_next_and_the_last(client, sample):
    html = page(client, PAIR)
    changes = re.findall(r'<div class="pair [^"]*" id="((?:c|n)\d+)"', html)
    assert changes
    assert f'href="#{changes[0]}"' in html
    for earlier, later in pairwise(changes):
        assert f'rel="next" href="#{later}"' in html
        assert f'rel="prev" href="#{earlier}"' in html


def test_the_data_of_a_comparison_gives_back_both_texts(client, sample):
    data = client.get(PAIR + "&format=json").json()
    for side, symbol in (("before", "A/RES/901/12"), ("after", "A/RES/902/15")):
        found = {unit["id"]: unit["text"] for row in data["rows"] for unit in row[side]}
        paragraphs = Document.objects.get(symbol=symbol).texts.get(language="zh").paragraphs
        assert found == dict(paragraphs.values_list("anchor", "words"))
    statuses = [row["status"] for row in data["rows"]]
    assert {name: statuses.count(name) for name in set(statuses)} == {
        name: n for name, n in data["counts"].items() if n and name not in ("moved", "split", "merged")
    }


def test_a_comparison_can_be_had_as_a_word_file(client, sample):
    response = client.get(PAIR + "&format=docx")
    assert 'filename="A_RES_901_12-A_RES_902_15.docx"' in response["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(response.content)) as package:
        document = package.read("word/document.xml").decode()
    assert "<w:ins " in document
    assert "<w:del " in document


def test_a_text_is_compared_in_the_language_asked_for(client, sample):
    data = client.get("/compare/?a=902/20&b=902/20&lang=en&format=json").json()
    assert data["language"] == "en"
    assert "逐字相同" in page(client, "/compare/?a=902/20&b=902/20")


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("", 200, "对比两份文本"),
        ("a=901/12", 200, "下一文本"),
        ("a=A/RES/777/1&b=901/12", 404, "A/RES/777/1"),
        ("a=A/RES/70/1&b=901/12", 404, "未收录"),
        ("a=<script>&b=\x00", 404, escape("<script>")),
        ("a=901/12&b=902/15&lang=xx&layout=?&show=?", 200, "改动"),
        ("a=901/12&format=json", 400, "请给出两份文件"),
    ],
)
def test_whatever_is_asked_is_answered_in_words(client, sample, query, status, words):
    assert words in page(client, f"/compare/?{query}", status)


def test_texts_in_no_common_language_are_not_compared(client, sample, ingest_text):
    english = "Seventy-seventh session\n\nResolution adopted by the General Assembly on 1 May 2023\n\n77/999. Lamps\n\nThe General Assembly,\n\nNoting lamps,\n\n1. Requests lamps.\n"
    ingest_text(english, "lamps.txt")
    assert "同一语文" in page(client, "/compare/?a=77/999&b=901/12", 404)


def test_a_drafts_page_leads_to_its_resolution_and_what_changed_until_then(client, sample):
    html = page(client, "/documents/A/902/L.7/")
    assert "据此通过的决议" in html
    assert "/compare/?a=A/902/L.7&amp;b=A/RES/902/15" in html


def test_the_resolution_that_a_draft_probably_became_is_named_though_not_held(client, held_seeds):
    draft = Document.objects.get(symbol=None, session=67)
    html = page(client, draft.get_absolute_url())
    assert "可能通过为" in html
    assert "/documents/A/RES/67/137/" in html


# --- series ---


def test_a_series_shows_its_texts_sponsors_and_lines(client, sample):
    html = page(client, "/series/A/RES/902/15/")
    for words in ("A/RES/901/12", "A/RES/902/15", "A/RES/903/9", "提案国", "标题相同", "首次写入", "删去"):
        assert words in html
    assert "/compare/?a=A/RES/901/12&amp;b=A/RES/902/15" in html
    assert "/states/" in html


def test_who_sponsored_again_and_who_for_the_first_time_is_drawn_and_told_as_a_table(client, sample):
    sponsors = {"A/RES/902/15": ["KGZ", "FJI"], "A/RES/903/9": ["FJI", "FRA"]}
    Sponsorship.objects.all().delete()
    for symbol, codes in sponsors.items():
        document = Document.objects.get(symbol=symbol)
        for place, code in enumerate(codes):
            Sponsorship.objects.create(
                document=document, position=place, name=code, state_id=code, additional=code == "FRA"
            )
    html = page(client, "/series/A/RES/902/15/")
    assert "A/RES/903/9：1个曾提案，1个首次提案" in html
    rows = re.findall(r'<th scope="row"><a href="/states/(\w+)/">.*?<td class="number">(\d)', html, re.DOTALL)
    assert rows[0] == ("FJI", "2")
    assert sorted(rows[1:]) == [("FRA", "1"), ("KGZ", "1")]
    Sponsorship.objects.filter(document__symbol="A/RES/903/9").delete()
    assert "1个首次提案" not in page(client, "/series/A/RES/902/15/")


def test_a_thread_leads_to_its_series(client, sample):
    thread = Document.objects.get(symbol="A/RES/902/15").agenda_items.first().thread
    assert "A/RES/903/9" in page(client, f"/series/{thread.slug}/")


def test_a_drafts_series_is_that_of_its_resolution(client, sample):
    assert client.get("/series/A/902/L.7/").url == "/series/A/RES/902/15/"
    assert client.get("/series/902/15/").url == "/series/A/RES/902/15/"
    page(client, "/series/A/RES/70/1/", 404)


def test_the_data_of_a_series_follow_each_paragraph(client, sample):
    data = client.get("/series/A/RES/903/9/?format=json").json()
    assert [text["symbol"] for text in data["texts"]] == ["A/RES/901/12", "A/RES/902/15", "A/RES/903/9"]
    for n, text in enumerate(data["texts"]):
        paragraphs = Document.objects.get(symbol=text["symbol"]).texts.get(language="zh").paragraphs
        steps = [step["id"] for line in data["lines"] for step in line["steps"] if step["text"] == n]
        assert sorted(steps) == sorted(paragraphs.values_list("anchor", flat=True))


def test_a_changed_title_is_shown(client, ingest_text):
    ingest_text(resolution(901, 4), "a.txt")
    ingest_text(resolution(902, 5, title="渡船及岛屿图书馆", recalled="2846年第901/4号决议"), "b.txt")
    assert "标题有改动" in page(client, "/series/A/RES/901/4/")


def test_a_document_alone_is_a_series_of_one(client, sample):
    assert "A/RES/903/31" in page(client, "/series/A/RES/903/31/")


# --- the same words elsewhere ---


def test_the_same_words_are_found_elsewhere_and_the_first_use_is_marked(client, ingest_text):
    for session in (901, 902, 903):
        ingest_text(resolution(session, 4, date=f"{1946 + session}年5月3日"), f"{session}.txt")
    html = page(client, "/reuse/?in=A/RES/902/4&paragraph=op1")
    assert html.count("首次使用") == 1
    data = client.get("/reuse/?in=A/RES/902/4&paragraph=op1&format=json").json()
    assert [(use["symbol"], use["first"]) for use in data["uses"]] == [
        ("A/RES/901/4", True),
        ("A/RES/902/4", False),
        ("A/RES/903/4", False),
    ]
    # Nearly the same words: another session is asked for.
    assert len(client.get("/reuse/?in=A/RES/902/4&paragraph=op2&format=json").json()["uses"]) == 3
    assert "A/RES/901/4" not in page(client, "/reuse/?in=A/RES/902/4&paragraph=op1&year=2849&format=json")


def test_a_paragraph_that_does_not_exist_is_not_found(client, sample):
    for query in ("", "?in=902/15", "?in=902/15&paragraph=zz", "?in=%00&paragraph=%00"):
        page(client, f"/reuse/{query}", 404)


# --- requested reports ---


def test_requested_reports_are_told_by_status_and_session(client, sample):
    html = page(client, "/requests/")
    for words in ("待提交", "已提交", "逾期未见", "A/902/210-S/2847/77", "第903届会议"):
        assert words in html
    data = client.get("/requests/?status=answered&session=903&format=json").json()
    assert [(row["symbol"], row["answered_in"], row["report"]) for row in data["results"]] == [
        ("A/RES/902/15", "A/RES/903/9", "A/903/187")
    ]


@pytest.mark.parametrize("query", ["status=late", "session=x", "session=%00", "session=９", "page=x", "body=%00"])
def test_a_filter_that_makes_no_sense_does_no_harm(client, sample, query):
    page(client, f"/requests/?{query}")


# --- all of them ---

ADDRESSES = [
    (PAIR, 11),
    (PAIR + "&format=json", 9),
    ("/series/A/RES/902/15/", 11),
    ("/reuse/?in=A/RES/902/15&paragraph=op1", 6),
    ("/requests/", 12),
    ("/compare/?a=901/12", 5),
]


@pytest.mark.parametrize(("address", "queries"), ADDRESSES)
def test_a_page_costs_a_pinned_number_of_queries(client, sample, django_assert_max_num_queries, address, queries):
    with django_assert_max_num_queries(queries):
        page(client, address)


@pytest.mark.parametrize("address", [address for address, _n in ADDRESSES])
def test_no_page_carries_inline_scripts_or_styles(client, sample, address):
    html = page(client, address)
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert "<style" not in html
    assert " style=" not in html


def test_source_texts_are_escaped_wherever_they_are_compared(client, ingest_text):
    evil = "<script>alert(1)</script>"
    ingest_text(resolution(901, 4).replace("渡船", f"渡船{evil}"), "a.txt")
    ingest_text(resolution(902, 4).replace("书籍", f"书籍{evil}"), "b.txt")
    for address in ("/compare/?a=901/4&b=902/4", "/series/A/RES/901/4/", "/reuse/?in=901/4&paragraph=op1"):
        html = page(client, address)
        assert evil not in html
        assert escape(evil) in html


def test_an_editor_sets_the_text_before_and_takes_it_back(admin_client, sample):
    later = Document.objects.get(symbol="A/RES/903/9")
    first = Document.objects.get(symbol="A/RES/901/12")
    found = Relation.objects.previous().get(document=later)
    form = {"document": later.pk, "kind": "previous", "related": first.pk}
    response = admin_client.post(f"/admin/resolutions/relation/{found.pk}/change/", form)
    assert response.status_code == 302
    assert Relation.objects.previous().get(document=later).related == first
    admin_client.post(f"/admin/resolutions/relation/{found.pk}/delete/", {"post": "yes"})
    assert Relation.objects.previous().get(document=later).related.symbol == "A/RES/902/15"
    # A new relation for a document that has one already takes its place; a circle is refused.
    response = admin_client.post("/admin/resolutions/relation/add/", form)
    assert response.status_code == 302
    circle = {"document": first.pk, "kind": "previous", "related": later.pk}
    assert admin_client.post("/admin/resolutions/relation/add/", circle).status_code == 200
    assert not Relation.objects.filter(document=first, by_editor=True).exists()
