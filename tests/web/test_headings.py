"""Headings within a text are seen as headings on every page, whether it was read from the UN's XML or from plain text."""

import io
import re
import zipfile

import pytest

from tests.parsing.test_akn import MADE, paragraph
from tests.web.test_pages import page

LINES = [
    ("", "总体目标"),
    ("1.", "重申渡船对河流两岸居民的作用；"),
    ("", "支持码头"),
    ("2.", "请渡口委员会提出报告；"),
    ("", "二"),
    ("", "维修"),
    ("3.", "决定在下一届会议继续审议此事。"),
]
HEADINGS = ["总体目标", "支持码头", "二", "维修"]
LAST = "A/RES/903/1"
# The same in plain text, of an earlier session.
TEXT = "第九百零一届会议\n\n议程项目 12\n\n901/70. 渡船\n\n大会，\n\n回顾其以往各项决议，\n\n" + "\n\n".join(
    f"{number} {words}".strip() for number, words in LINES
)


def markup(lines, language="zho"):
    body = "".join(paragraph(number, words) for number, words in lines).replace("<num></num>", "")
    return MADE.format(language=language, voting="", head="", body=body)


@pytest.fixture
def piers(ingest_text):
    ingest_text(markup(LINES), "piers.xml")
    ingest_text(TEXT, "piers.txt")


def headings_of(html):
    return [re.sub(r"<[^>]+>", "", words) for words in re.findall(r'<h2 class="para heading"[^>]*>(.*?)<a class', html)]


@pytest.mark.parametrize("symbol", [LAST, "A/RES/901/70"])
def test_a_documents_headings_stand_in_the_text_and_in_its_contents(client, piers, symbol):
    html = page(client, f"/documents/{symbol}/")
    assert headings_of(html) == HEADINGS
    contents = html[html.index('class="contents"') : html.index('class="reading"')]
    assert re.findall(r'class="section-title"><a href="#\w+"[^>]*>(.*?)</a>', contents) == [
        "总体目标",
        "支持码头",
        "二 维修",
    ]


def test_a_list_of_short_lines_is_shown_as_paragraphs(client, ingest_text):
    names = [("", name) for name in ("北岸渡口", "南岸渡口", "东岸渡口", "西岸渡口")]
    ingest_text(markup([("1.", "决定修缮各渡口；"), *names, ("2.", "决定休会。")]), "list.xml")
    assert headings_of(page(client, f"/documents/{LAST}/")) == []


def test_the_formula_of_another_part_is_no_heading(client, ingest_text):
    part = "大会，\n\n回顾其决议，\n\n1. 请秘书长报告{}。\n\n"
    ingest_text("901/46. 渡口\n\nA\n\n甲部\n\n" + part.format("甲") + "B\n\n乙部\n\n" + part.format("乙"))
    html = page(client, "/documents/A/RES/901/46/")
    assert headings_of(html) == ["A", "甲部", "B", "乙部"]
    assert len(re.findall(r'<p class="formula"[^>]*>大会，</p>', html)) == 2
    assert "大会" not in re.search(r'<nav class="contents.*?</nav>', html, re.DOTALL)[0]


def test_headings_are_told_apart_where_texts_are_compared_and_in_the_word_file(client, piers):
    pair = f"/compare/?a=A/RES/901/70&b={LAST}"
    assert len(re.findall(r'class="pair [^"]*heading', page(client, pair))) == len(HEADINGS)
    with zipfile.ZipFile(io.BytesIO(client.get(pair + "&format=docx").content)) as package:
        document = package.read("word/document.xml").decode()
    assert document.count('w:val="Heading2"') == len(HEADINGS)
    assert page(client, f"/series/{LAST}/").count('<tr class="heading"') == len(HEADINGS)


def test_a_section_that_is_cited_is_found_by_its_label(client, piers, ingest_text):
    citing = (
        "第九百零四届会议\n\n议程项目 12\n\n904/71. 渡船\n\n大会，\n\n回顾其第903/1号决议第二节，\n\n1. 决定休会。\n"
    )
    ingest_text(citing, "citing.txt")
    anchor = re.search(r'id="(\w+)">二<a', page(client, f"/documents/{LAST}/"))[1]
    assert f'href="/documents/{LAST}/#{anchor}"' in page(client, "/documents/A/RES/904/71/")


def test_what_one_languages_markup_calls_a_heading_stands_beside_the_paragraph_that_it_is_in_the_other(
    client, piers, ingest_text
):
    english = [
        ("", "General aims"),
        ("1.", "Reaffirms the role of ferries;"),
        ("", "Support for piers"),
        ("2.", "Requests the Commission to report;"),
    ]
    marked = markup(english, "eng").replace(
        '<paragraph class="SingleTxt"><content>', '<paragraph class="H23"><content>'
    )
    ingest_text(marked.replace("大会，", "The General Assembly,"), "piers-en.xml")
    ingest_text(markup(LINES[:4]), "piers.xml")
    html = page(client, f"/documents/{LAST}/?beside=en")
    assert headings_of(html) == ["总体目标", "General aims", "支持码头", "Support for piers"]
    assert "两种语言的文本结构不尽一致" not in html


def test_the_line_above_what_explains_a_lists_stars_is_drawn(ingest_text, client):
    names = "委员会由下列国家组成：甲国、* 乙国、** 丙国、* 丁国、* 戊国、** 己国。*"
    ingest_text(f"{TEXT}\n\n4. 决定{names}\n\n____________\n\n* 2847年任满。\n\n** 2848年任满。\n", "members.txt")
    html = page(client, "/documents/A/RES/901/70/")
    assert html.index("己国") < html.index('<hr class="para rule"') < html.index("2847年任满")
    assert "____" not in html.split('id="source"')[0]
