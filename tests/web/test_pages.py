"""Pages: what a reader finds on them, where their links lead, and what they cost."""

import re
from urllib.parse import unquote

import pytest
from django.utils.html import escape

from resolutions.ingest.run import ingest
from resolutions.models import Document
from tests.test_ingest import TEXT


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_a_document_shows_its_head_paragraphs_notes_and_links(client, held_seeds):
    html = page(client, "/documents/A/RES/75/307/")
    for words in ("A/RES/75/307", "联合国同法语国家国际组织的合作", "130(j)", "A/75/L.103"):
        assert words in html
    assert 'id="op37"' in html
    assert 'id="op37-p"' in html
    assert 'href="/documents/A/73/596/"' in html
    assert 'href="/documents/A/DEC/53/453/"' in html
    assert 'href="/documents/S/RES/2532(2020)/"' in html
    assert 'href="/documents/A/75/345-S/2020/898/"' in html


def test_footnotes_are_reached_both_ways(client, held_seeds):
    html = page(client, "/documents/A/RES/75/307/")
    assert 'href="#fn-9"' in html
    assert 'id="fn-9"' in html
    assert 'href="#fnref-9"' in html
    assert 'id="fnref-9"' in html


def test_a_cited_document_that_is_not_held_has_a_page_that_helps(client, held_seeds):
    html = page(client, "/documents/A/RES/73/290/")
    assert "https://undocs.org/A/RES/73/290" in html
    assert "审议了秘书长关于" in html
    assert "/documents/A/RES/75/307/#pp18" in html
    assert "2019" in html


def test_what_cites_a_document_stands_on_its_page_with_the_sentence(client, held_seeds):
    html = page(client, "/documents/A/RES/57/43/")
    assert "/documents/A/RES/75/307/#pp1" in html


@pytest.mark.parametrize(
    "spelling",
    ["75/307", "a/res/75/307", "A-RES-75-307", "第75/307号", "第75/307号决议", "A/RES/75/307 ", "Ａ/RES/75/307"],
)
def test_any_spelling_of_a_symbol_redirects_to_its_one_address(client, held_seeds, spelling):
    response = client.get(f"/documents/{spelling}/")
    assert response.status_code in (301, 302)
    assert response.url == "/documents/A/RES/75/307/"
    assert client.get(response.url).status_code == 200


def test_a_joint_symbols_half_redirects_to_the_joint_document(client, held_seeds):
    assert client.get("/documents/S/2020/898/").url == "/documents/A/75/345-S/2020/898/"


def test_an_unknown_symbol_is_not_found_and_the_page_offers_a_search(client, db):
    html = page(client, "/documents/A/RES/75/999/", 404)
    assert 'name="q"' in html
    assert "https://undocs.org/A/RES/75/999" in html
    assert "<strong>A/RES/75/999</strong>" in page(client, "/documents/A/RES/75/999/votes/", 404)
    assert 'name="q"' in page(client, "/nowhere/", 404)


def test_the_servers_folders_are_nobodys_business(client, sample):
    for address in ("/documents/A/RES/901/12/", "/documents/A/RES/901/12/?format=json"):
        assert "/sample/" not in page(client, address)


def test_a_footnote_that_cites_is_shown_with_the_sentence_that_calls_it(client, held_seeds):
    assert "我们希望的未来" in page(client, "/documents/A/RES/66/288/")


def test_the_json_of_a_document_is_the_parsed_record_with_what_cites_it(client, held_seeds):
    data = client.get("/documents/A/RES/57/43/?format=json").json()
    assert data["symbol"] == "A/RES/57/43"
    assert len(data["paragraphs"]) == 27
    assert data["cited_by"][0]["symbol"] == "A/RES/75/307"


def test_the_source_is_given_as_it_came(client, held_seeds, seeds):
    response = client.get("/documents/A/RES/57/43/?format=text")
    assert response["Content-Type"].startswith("text/plain")
    assert response.content.decode() == seeds["002"].read_text(encoding="utf-8")


def test_a_text_in_another_language_is_one_click_away(client, sample):
    assert "The General Assembly," in page(client, "/documents/A/RES/902/20/?lang=en")
    assert "The General Assembly," in page(client, "/en/documents/A/RES/902/20/")
    assert "The General Assembly," not in page(client, "/documents/A/RES/902/20/")


def test_an_agenda_thread_shows_its_items_session_by_session(client, sample):
    index = page(client, "/agenda/")
    (address,) = {link for link in map(unquote, re.findall(r'href="(/agenda/[^"?]*/)"', index)) if "跨洲图书馆" in link}
    html = page(client, address)
    for words in ("88(c)", "91(d)", "87(b)", "A/RES/901/12", "A/RES/902/15", "A/RES/903/9"):
        assert words in html


def test_a_states_page_lists_what_it_sponsored(client, held_seeds):
    html = page(client, "/states/KGZ/")
    assert "联合国与各国议会和各国议会联盟的互动" in html
    assert client.get("/states/kgz/").url == "/states/KGZ/"
    assert client.get("/states/法国/").url == "/states/FRA/"
    page(client, "/states/XYZ/", 404)


def test_every_page_of_a_sample_says_that_it_is_one(client, sample):
    for document in Document.objects.filter(sample=True):
        assert "示例" in page(client, document.get_absolute_url()), document
    assert "ample" in page(client, "/en/documents/A/RES/901/12/")


def test_source_texts_are_escaped_wherever_they_are_shown(client, db, tmp_path):
    evil = "<script>alert(1)</script>"
    text = TEXT.replace("河流", f"河流{evil}").replace("请秘书长", f"请{evil}秘书长")
    path = tmp_path / "evil.txt"
    path.write_text(text + f"\n{evil}", encoding="utf-8")
    ingest([str(path)])
    for address in (
        "/",
        "/documents/",
        "/documents/A/RES/901/40/",
        "/agenda/",
        "/documents/A/RES/900/7/",
        f"/documents/?q={evil}",
    ):
        html = page(client, address)
        assert evil not in html
    assert escape(evil) in page(client, "/documents/A/RES/901/40/")


def test_no_page_carries_inline_scripts_or_styles(client, sample):
    for address in (
        "/",
        "/documents/",
        "/documents/A/RES/903/9/",
        "/documents/A/RES/70/1/",
        "/agenda/",
        "/states/",
        "/en/",
    ):
        response = client.get(address)
        html = response.content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)", html), address
        assert "<style" not in html
        assert " style=" not in html
        assert "default-src 'self'" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/documents/A/RES/903/9/", 8),
        ("/documents/A/RES/901/12/", 8),
        ("/documents/A/RES/70/1/", 12),
        ("/documents/", 13),
        ("/documents/?q=图书馆&session=902&sort=cited", 20),
        ("/suggest/?q=tsg", 4),
        ("/", 10),
        ("/agenda/", 3),
        ("/states/", 2),
    ],
)
def test_a_page_costs_a_pinned_number_of_queries(client, sample, django_assert_max_num_queries, address, queries):
    with django_assert_max_num_queries(queries):
        page(client, address)


def test_health_is_told_without_a_language_or_login(client, db):
    assert page(client, "/healthz") == "ok"


def test_an_empty_site_says_what_to_do(client, db):
    assert "ingest" in page(client, "/")
    page(client, "/documents/")
    page(client, "/agenda/")
    page(client, "/states/")
