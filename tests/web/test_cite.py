"""Any text pasted shows its citations."""

import re

import pytest


def test_pasted_text_is_linked_and_what_is_held_is_marked(client, sample, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        response = client.post("/cite/", {"text": "回顾其第901/12号决议、\r\n第70/1号决议和<b>第12345/1号</b>决议"})
    html = response.content.decode()
    assert '<a class="cite held" href="/documents/A/RES/901/12/"' in html
    assert "&lt;b&gt;" in html and "<b>第" not in html


def test_the_same_comes_as_data_with_places(client, sample):
    text = "Recalling its resolutions 901/12 and 70/1,"
    data = client.get("/cite/", {"text": text, "format": "json"}).json()
    assert [(row["symbol"], row["held"]) for row in data["citations"]] == [
        ("A/RES/901/12", True),
        ("A/RES/70/1", False),
    ]
    assert [text[row["start"] : row["end"]] for row in data["citations"]] == [r["text"] for r in data["citations"]]


@pytest.mark.parametrize("text", ["", "\x00", "没有引文", "第第第" * 2000, "A/RES/" * 9000])
def test_any_text_gives_a_page(client, db, text):
    assert client.post("/cite/", {"text": text}).status_code == 200


def test_the_words_of_a_range_stand_once_in_the_page(client, db):
    page = client.post("/cite/", {"text": "见A/901/21/Add.1-9。"}).content.decode()
    assert re.sub("<[^>]+>", "", page).count("见A/901/21/Add.1-9。") == 2  # as typed, and linked


def test_a_text_that_is_too_long_is_refused_with_words(client, db):
    for answer in (client.post("/cite/", {"text": "字" * 100_001}), client.post("/cite/", {"text": "字" * 2_000_000})):
        assert answer.status_code == 413
        assert "100,000" in answer.content.decode()
