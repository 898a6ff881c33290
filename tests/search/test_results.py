"""What a query finds, how many they are, and what is counted beside them."""

import re

import pytest
from django.db import transaction
from django.utils import translation

from resolutions.editing.review import join_threads
from resolutions.models import AgendaThread, Document, Paragraph, Passage, Sponsorship, Text
from resolutions.search import results
from resolutions.search.collection import get_collection, mark_changed, read_collection
from resolutions.search.hits import snippet
from resolutions.search.index import sqlite
from resolutions.search.indexing import index_document
from resolutions.search.keys import place_of
from resolutions.search.query import parse_query
from resolutions.search.results import find_matches
from resolutions.views.citing import place_name_of


def found(client, q, **parameters):
    return client.get("/documents/", {"q": q, "format": "json", **parameters}).json()


def symbols(client, q, **parameters):
    return [row["symbol"] for row in found(client, q, **parameters)["results"]]


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("机构:S 类型:决议", "body:S kind:resolution"),
        ("机构:安理会 类型:决议", "body:s kind:决议"),
        ("主题:LIBRARIES", "subject:libraries"),
        ("语言:en", "lang:英文"),
        ("语言:英文", "language:English"),
        ("届会:902", "session:902"),
        ("年:2840-2846", "year:2840-2846"),
    ],
)
def test_field_words_narrow_the_list_as_its_filters_do(client, sample, words, same):
    one, other = symbols(client, words), symbols(client, same)
    assert one == other
    assert 0 < len(one) < 12
    assert not found(client, words)["problems"]


def test_field_words_and_words_of_the_text_are_asked_together(client, sample):
    assert set(symbols(client, "图书馆 机构:A 主题:LIBRARIES 语言:zh")) == {"A/RES/903/44", "A/RES/901/12"}
    assert symbols(client, "图书馆 主题:LIBRARIES 机构:S") == []


def test_a_body_that_does_not_exist_is_named_and_left_out(client, sample):
    data = found(client, "机构:月亮理事会")
    assert "月亮理事会" in data["problems"][0]
    assert data["count"] == 12


@pytest.mark.parametrize(
    "typed",
    [
        "A/RES/901/12", "a/res/901/12", "901/12", "第901/12号决议", "第 901/12 号", "大会第９０１／１２号决议", "联大 901/12"
    ],
)  # fmt: skip
def test_a_symbol_in_any_spelling_has_its_document_first(client, sample, typed):
    assert symbols(client, typed)[0] == "A/RES/901/12"


def test_a_cited_document_without_a_text_is_offered_first_too(client, sample):
    html = client.get("/documents/?q=70/1").content.decode()
    assert html.index("/documents/A/RES/70/1/") < html.index('class="total"')


def passages_with(words):
    return [p for p in Passage.objects.select_related("document") if words in p.words]


def test_totals_are_exact_up_to_the_limit_and_a_lower_bound_beyond(client, sample, monkeypatch):
    there = passages_with("大会")
    documents = {p.document_id for p in there}
    monkeypatch.setattr(results, "LIMIT", len(there))
    data = found(client, "大会")
    assert (data["count"], data["exact"]) == (len(documents), True)
    assert client.get("/documents/?q=大会").context["passages"] == len(there)
    monkeypatch.setattr(results, "LIMIT", len(there) - 1)
    data = found(client, "大会")
    assert not data["exact"]
    assert 0 < data["count"] <= len(documents)
    assert {row["symbol"] for row in data["results"]} == {p.document.symbol for p in there}
    assert all(choice["count"] is None for choice in data["facets"]["kind"])
    # Filters make of it what can be counted.
    narrowed = found(client, "大会", session="902")
    assert narrowed["exact"]
    # What the filter could be instead is counted without it, which is too much again.
    assert all(choice["count"] is None for choice in narrowed["facets"]["session"])
    assert all(choice["count"] for choice in narrowed["facets"]["kind"])
    assert narrowed["count"] == len({p.document_id for p in there if p.document.session == 902})


def test_where_an_excluded_word_leaves_few_enough_the_total_is_exact(client, sample, monkeypatch):
    without = {p.document_id for p in passages_with("馆员")}
    left = [p for p in passages_with("大会") if p.document_id not in without]
    assert 0 < len(left) < len(passages_with("大会"))
    monkeypatch.setattr(results, "LIMIT", len(left))
    data = found(client, "大会 -馆员")
    assert (data["count"], data["exact"]) == (len({p.document_id for p in left}), True)
    monkeypatch.setattr(results, "LIMIT", len(left) - 1)
    assert not found(client, "大会 -馆员")["exact"]


@pytest.mark.parametrize("limit", [10_000, 20, 3, 1])
@pytest.mark.parametrize("q", ["大会 报告", "口头 安全理事会", "会员国 安全理事会 馆员", "报告 -馆员", "馆员 OR 口头"])
def test_the_same_documents_are_found_however_common_the_words_are(client, sample, monkeypatch, limit, q):
    whole = set(symbols(client, q))
    monkeypatch.setattr(results, "LIMIT", limit)
    monkeypatch.setattr(results, "STRIDE", 2)
    assert set(symbols(client, q)) == whole
    narrowed = {row["symbol"] for row in found(client, q, kind="resolution")["results"]}
    assert narrowed == whole & set(symbols(client, "", kind="resolution"))
    monkeypatch.setattr(results, "FEW", 0)
    assert {row["symbol"] for row in found(client, q, kind="resolution")["results"]} == narrowed


# With 0 no part is rare but one that stands nowhere.
@pytest.mark.parametrize("most", [64, 2, 0])
@pytest.mark.parametrize("place", [None, "operative", "preamble", "title"])
def test_a_long_phrase_is_found_wherever_it_stands_however_rare_its_parts_are(sample, monkeypatch, most, place):
    monkeypatch.setattr(sqlite, "MOST_CANDIDATES", most)
    field = {"operative": "正文:", "preamble": "序言:", "title": "标题:"}.get(place, "")
    held = [(passage.pk, passage.words) for passage in passages_with("")]
    runs = sorted({run[:12] for _key, words in held for run in re.findall("[\u4e00-\u9fff]{12,}", words)})
    assert len(runs) > 100
    for asked in runs[::5]:
        found = find_matches(parse_query(f'{field}"{asked}" 图书馆')).passages
        there = {key for key, words in held if asked in words and "图书馆" in words and place in (None, place_of(key))}
        assert {key for keys in found.values() for key in keys} == there, asked


def test_pages_of_words_too_common_to_count_follow_one_another_to_the_end(client, sample, monkeypatch):
    everything = symbols(client, "大会", sort="date")
    monkeypatch.setattr(results, "LIMIT", 1)
    monkeypatch.setattr("resolutions.views.lists.PAGE_SIZE", 3)
    data = found(client, "大会")
    pages = [data]
    while pages[-1]["next"]:
        pages.append(client.get(pages[-1]["next"]).json())
    assert [row["symbol"] for page in pages for row in page["results"]] == everything
    assert client.get("/documents/", {"q": "大会", "page": "9" * 5000}).status_code == 200


@pytest.mark.parametrize(
    "address", ["", "q=大会", "q=大会+报告", "session=902", "q=图书馆&held=all", "kind=resolution&body=A"]
)
def test_behind_every_choice_stand_as_many_documents_as_it_says(client, sample, address):
    for facet in client.get(f"/documents/?{address}").context["facets"]:
        for choice in facet["choices"]:
            if not choice["active"] and not any(other["active"] for other in facet["choices"]):
                assert client.get(choice["url"]).context["total"] == choice["count"], choice


def differences():
    """What the collection kept in memory says of the documents otherwise than one read anew."""
    kept, fresh = get_collection(), read_collection()
    names = [name for name in ("everything", "held") if getattr(kept, name) != getattr(fresh, name)]
    names += [] if kept.newest.tolist() == fresh.newest.tolist() else ["newest"]
    empty = {name: [key for key, documents in sets.items() if not documents] for name, sets in kept.facets.items()}
    sets = {name: {k: v for k, v in sets.items() if k not in empty[name]} for name, sets in kept.facets.items()}
    return names + [name for name in sets if sets[name] != fresh.facets[name]]


def test_lists_follow_ingested_texts(client, sample, ingest_text):
    before = found(client, "")["count"]
    ingest_text(
        "联合国 A/RES/904/1\n大会\n第九百零四届会议\n\n2849年9月1日大会决议\n\n904/1. 纸张\n\n大会，\n\n1. 请会员国节省纸张。\n"
    )
    assert found(client, "")["count"] == before + 1
    assert symbols(client, "", session="904") == ["A/RES/904/1"]
    assert not differences()


def test_lists_follow_deleted_texts_and_documents(client, sample):
    found(client, "")
    Text.objects.get(document__symbol="A/RES/901/12", language="zh").delete()
    assert not differences()
    Document.objects.held().filter(mentions=None).first().delete()
    assert not differences()


def test_lists_follow_what_is_saved_by_hand(client, sample):
    found(client, "")
    document = Document.objects.get(symbol="A/RES/901/12")
    document.kind = "letter"
    document.save()
    assert "A/RES/901/12" in symbols(client, "", kind="letter")
    assert not differences()


def test_lists_follow_joined_threads(client, sample):
    old, kept = AgendaThread.objects.filter(items__documents__held=True).distinct()[:2]
    found(client, "")
    join_threads(old, kept)
    assert not differences()
    choices = {c["value"]: c["count"] for c in client.get("/documents/").context["facets"][3]["choices"]}
    assert old.slug not in choices
    assert choices[kept.slug] == Document.objects.held().filter(agenda_items__thread=kept).distinct().count()


def test_a_state_named_twice_by_a_document_is_counted_once(client, sample):
    first = Sponsorship.objects.exclude(state=None).first()
    before = get_collection().counts("sponsor", get_collection().held)[first.state_id]
    Sponsorship.objects.create(document=first.document, state=first.state, name="又", position=999)
    mark_changed([first.document_id])
    assert get_collection().counts("sponsor", get_collection().held)[first.state_id] == before


def test_a_change_that_is_taken_back_leaves_no_trace_in_lists(client, sample):
    before = symbols(client, "")
    with transaction.atomic():
        Document.objects.held().filter(mentions=None).first().delete()
        transaction.set_rollback(True)
    assert symbols(client, "") == before
    with transaction.atomic():
        document = Document.objects.get(symbol="A/RES/901/12")
        document.session_label = "999"
        index_document(document)
        transaction.set_rollback(True)
    assert symbols(client, "") == before
    assert not differences()


@pytest.mark.parametrize(
    ("address", "most"), [("", 8), ("q=大会", 11), ("q=大会+报告", 13), ("kind=resolution", 9), ("q=901/12", 15)]
)
def test_a_list_costs_a_pinned_number_of_queries(client, sample, django_assert_max_num_queries, address, most):
    client.get(f"/documents/?{address}")
    with django_assert_max_num_queries(most):
        client.get(f"/documents/?{address}")


def test_a_point_of_a_preambular_paragraph_is_said_to_stand_in_the_preamble():
    point = Paragraph(anchor="pp13-b", kind="operative", number="(b)", level=1)
    with translation.override("en"):
        assert place_name_of(point) == "preamble"


@pytest.mark.parametrize(
    ("anchor", "kind", "number", "level", "name"),
    [
        ("op37", "operative", "37", 0, "第37段"),
        ("op37-a", "operative", "(a)", 1, "第37(a)段"),
        ("op2-a-1", "operative", "㈠", 2, "第2(a)㈠段"),
        ("op1-2-a-1", "operative", "㈠", 2, "第1(a)㈠段"),
        ("op26-a-2", "operative", "–", 2, "第26(a)段"),
        ("opu1-a", "operative", "(a)", 1, "执行段"),
        ("an1-12", "annex", "12", 0, "附件第12段"),
        ("an1-u47-h", "annex", "(h)", 1, "附件"),
        ("an2-7-b", "annex", "(b)", 1, "附件第7(b)段"),
        ("hd1", "heading", "二", 0, "标题"),
    ],
)
def test_a_place_is_named_as_texts_name_it(anchor, kind, number, level, name):
    with translation.override("zh-hans"):
        assert place_name_of(Paragraph(anchor=anchor, kind=kind, number=number, level=level)) == name


def test_a_shortened_passage_cuts_no_hit_in_two():
    words = "水" * 160 + "纸张与墨水" + "水" * 60
    shown = snippet(words, [(0, 1), (168, 175)])
    assert f"<mark>{words[168:175]}</mark>…" in shown


def test_a_place_keeps_its_meaning_in_a_query_of_several_words(client, sample):
    query = parse_query("标题:图书馆 脚注:报告")
    assert [group[0].place for group in query.groups] == ["title", "footnote"]
