"""The page of a held document: what stands around its text, its languages, and what it costs."""

import re

import pytest

from resolutions.models import Document, ReviewItem
from tests.web.test_pages import page

# A resolution whose paragraphs 1 and 2, and whose annex, others cite by number.
CITED = """第九百零一届会议

议程项目 12

901/70. 渡船图书馆

大会，

回顾其以往各项决议，

1. 鼓励各国用渡船把书籍运到没有道路的岛屿；

2. 请秘书长转递本决议：

(a) 转递沿河各国；

(b) 转递岛屿各国；

3. 决定继续审议此事。

附件

书箱的尺寸

1. 书箱长四十厘米。
"""
CITING = """第九百零二届会议

议程项目 12

902/71. 渡船图书馆

大会，

回顾其第901/70号决议第2段和第901/70号决议附件，

又回顾其第900/3号决议，¹

1. 重申第901/70号决议第2(b)段；

2. 决定继续审议此事。

____________
¹ 另见第899/5号决议。
"""
ENGLISH = """Nine hundred and second session

Agenda item 12

902/71. Libraries on ferries

The General Assembly,

Recalling paragraph 2 of its resolution 901/70,

Recalling also its resolution 900/3,

1. Reaffirms its resolutions 901/70 and 898/2;

2. Decides to remain seized of the matter.
"""


@pytest.fixture
def ferries(ingest_text):
    for name, text in (("a.txt", CITED), ("b.txt", CITING), ("c.txt", ENGLISH)):
        ingest_text(text, name)


def test_a_pinpoint_leads_to_the_paragraph_or_annex_that_it_names(client, ferries):
    html = page(client, "/documents/A/RES/902/71/")
    for place in ("op2", "op2-b"):
        assert f'href="/documents/A/RES/901/70/#{place}"' in html
    annex = re.search(r'id="(\w+)">附件', page(client, "/documents/A/RES/901/70/"))[1]
    assert f'href="/documents/A/RES/901/70/#{annex}"' in html


def test_a_paragraph_that_is_cited_by_number_says_so_in_the_margin(client, ferries):
    html = page(client, "/documents/A/RES/901/70/")
    second = html[html.index('id="op2"') : html.index('id="op2-a"')]
    assert "1份文件" in second
    assert "cited-count" not in html[html.index('id="op1"') : html.index('id="op2"')]


def test_the_count_in_the_margin_leads_to_the_mentions_of_that_paragraph_alone(client, ferries):
    link = re.search(r'class="cited-count" href="([^"]+)"', page(client, "/documents/A/RES/901/70/"))[1]
    assert link == "/documents/A/RES/901/70/cited-by/?paragraph=op2"
    found = client.get(f"{link}&format=json").json()["results"]
    assert {row["pinpoint"] for row in found} == {"第2段"}
    assert "第2段" in page(client, link)
    assert client.get("/documents/A/RES/901/70/cited-by/?paragraph=op99&format=json").json()["count"] == 0


def test_the_contents_name_paragraphs_by_their_opening_words(client, ferries):
    html = page(client, "/documents/A/RES/902/71/")
    contents = html[html.index('class="contents"') : html.index('class="reading"')]
    assert re.findall(r'href="#(\w+)">(.*?)</a>', strip_tags_inside(contents))[:4] == [
        ("pp1", "回顾"),
        ("pp2", "又回顾"),
        ("op1", "1 重申"),
        ("op2", "2 决定"),
    ]


def strip_tags_inside(html):
    """The HTML without the spans in its links."""
    return re.sub(r"</?span[^>]*>", "", html)


def test_what_is_cited_is_told_with_title_date_body_kind_and_whether_it_is_held(client, ferries):
    html = page(client, "/documents/A/RES/902/71/")
    cites = html[html.index('id="cites"') : html.index('id="reference"')]
    for words in ("渡船图书馆", "联合国大会", "决议", "已收录", "未收录"):
        assert words in cites


def test_what_a_footnote_cites_counts_for_the_paragraph_that_calls_it(client, ferries):
    html = page(client, "/documents/A/RES/902/71/")
    cites = html[html.index('id="cites"') : html.index('id="reference"')]
    entry = cites[cites.index("A/RES/899/5") :]
    assert 'href="#pp2"' in entry[: entry.index("</li>")]


def test_a_reference_is_given_in_the_uns_manner_and_by_the_national_standard(client, ferries):
    html = page(client, "/documents/A/RES/902/71/")
    assert "联合国大会，《渡船图书馆》，A/RES/902/71" in html
    assert re.search(
        r"联合国大会\. 渡船图书馆: A/RES/902/71\[R/OL\]\. 纽约: 联合国[^\[]*\[\d{4}-\d\d-\d\d\]\. http", html
    )
    assert "General Assembly, “Libraries on ferries”, A/RES/902/71" in page(client, "/en/documents/A/RES/902/71/")


def test_two_languages_stand_side_by_side_and_say_what_only_one_cites(client, ferries):
    html = page(client, "/documents/A/RES/902/71/?beside=en")
    assert html.index('id="op1"') < html.index('id="en-op1"') < html.index('id="op2"')
    row = html[html.index('id="en-op1"') : html.index('id="op2"')]
    assert "A/RES/898/2" in row
    assert "仅一种语言引用" in row


def test_a_paragraph_without_its_like_is_marked_and_the_rest_stay_beside_each_other(client, ferries, ingest_text):
    longer = ENGLISH.replace("Recalling also", "Noting the tides of the rivers,\n\nRecalling also")
    ingest_text(longer, "c.txt")
    html = page(client, "/documents/A/RES/902/71/?beside=en")
    assert html.index('id="pp2"') < html.index('id="en-pp3"') < html.index('id="op1"') < html.index('id="en-op1"')
    assert "无对应段落" in html


def test_what_languages_cite_differently_is_listed_for_review(ferries):
    items = ReviewItem.objects.filter(code="languages-disagree", document__symbol="A/RES/902/71")
    assert any("A/RES/898/2" in item.message and item.where == "op1" for item in items)


def test_every_text_has_its_language_and_direction(client, sample):
    html = page(client, "/documents/A/RES/903/44/?lang=ar")
    assert re.search(r'<div class="resolution" lang="ar" dir="rtl">', html)
    assert re.search(r'<h1 lang="ar" dir="rtl">', html)
    for language in ("zh", "en", "ar"):
        assert re.search(rf'<link rel="alternate" hreflang="{language}" href="http', html)


def test_the_next_text_of_the_session_and_of_the_agenda_thread_are_one_click_away(client, sample):
    html = page(client, "/documents/A/RES/902/15/")
    nav = html[html.index('class="neighbours"') :]
    assert "/documents/A/RES/902/20/" in nav
    assert "/documents/A/RES/901/12/" in nav
    assert "/documents/A/RES/903/9/" in nav


def test_an_unchanged_page_is_answered_by_one_query(client, sample, django_assert_num_queries):
    first = client.get("/documents/A/RES/903/9/")
    with django_assert_num_queries(1):
        again = client.get("/documents/A/RES/903/9/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    Document.objects.get(path="A/RES/902/15").save()
    assert client.get("/documents/A/RES/903/9/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_page_costs_as_few_queries_however_much_stands_on_it(client, held_seeds, django_assert_max_num_queries):
    for document in Document.objects.held():
        with django_assert_max_num_queries(8):
            page(client, document.get_absolute_url())
