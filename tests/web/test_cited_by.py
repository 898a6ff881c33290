"""What cites a document: grouped, filtered, paged, as a feed; and what texts say of a document that isn't held."""

import re
from xml.etree import ElementTree

import pytest

from resolutions.models import Citation, Document, Paragraph, Relation, Text
from resolutions.reference.verb_families import family_of

CITED = "/documents/A/RES/900/1/cited-by/"
RESOLUTION = """联合国 A/RES/{session}/{number}

大会

第{session}届会议

议程项目12

{session}年决议

大会，

{preamble}，

1. {operative}；
"""


@pytest.fixture
def citing(ingest_text):
    """Three texts that cite A/RES/900/1: two recall it in the preamble, one of them and a third under other verbs."""
    texts = [
        (901, 40, "回顾其2015年9月25日题为“共用图书”的第900/1号决议", "又重申第900/1号决议第5段"),
        (902, 41, "又回顾其2015年9月24日题为“共用图书”的第900/1号决议", "请秘书长报告"),
        (902, 42, "赞赏地注意到第900/1号决议", "欢迎该报告"),
    ]
    for session, number, preamble, operative in texts:
        ingest_text(
            RESOLUTION.format(session=session, number=number, preamble=preamble, operative=operative), f"{number}.txt"
        )


def get(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return response


def results(client, query=""):
    data = get(client, f"{CITED}?format=json{query}").json()
    return sorted((row["symbol"], row["where"]) for row in data["results"])


@pytest.mark.parametrize(
    ("verb", "language", "family"),
    [
        ("又回顾", "zh", "recall"),
        ("Recalling also", "en", "recall"),
        ("极为关切地注意到", "zh", "note"),
        ("Notes with appreciation", "en", "note"),
        ("重申深为关切", "zh", "reaffirm"),
        ("Further calls upon", "en", "urge"),
        ("再次请", "zh", "request"),
        ("Xyz", "en", ""),
        ("回顾", "fr", ""),
    ],
)
def test_a_verb_belongs_to_its_family_whatever_stands_around_it(verb, language, family):
    assert family_of(verb, language) == family


def test_mentions_are_counted_by_the_verb_they_stand_under(client, citing):
    assert get(client, f"{CITED}?format=json").json()["verbs"] == {"recall": 2, "note": 1, "reaffirm": 1}
    html = get(client, CITED).content.decode()
    assert re.findall(r'<h2 id="verb-\d">(\w+)</h2>', html) == ["回顾", "注意到", "重申"]
    assert "共用图书”的<mark>第900/1号决议</mark>" in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("&verb=recall", [("A/RES/901/40", "pp1"), ("A/RES/902/41", "pp1")]),
        ("&part=operative", [("A/RES/901/40", "op1")]),
        ("&session=902", [("A/RES/902/41", "pp1"), ("A/RES/902/42", "pp1")]),
        ("&session=902&verb=note", [("A/RES/902/42", "pp1")]),
        ("&kind=decision", []),
        ("&body=A&part=operative", [("A/RES/901/40", "op1")]),
        ("&verb=%00&page=x", None),
        ("&thread=nothing&place=" + "x" * 500, []),
    ],
)
def test_mentions_are_filtered(client, citing, query, found):
    assert results(client, query) == (results(client) if found is None else found)


def test_the_paragraph_cited_by_its_number_is_a_filter(client, citing):
    place = Citation.objects.exclude(pinpoint="").get(target__path="A/RES/900/1").pinpoint
    assert results(client, f"&place={place}") == [("A/RES/901/40", "op1")]


def test_a_document_in_two_languages_counts_once(client, citing):
    text = Text.objects.get(document__path="A/RES/902/42")
    mention = text.citations.get()
    source = text.source
    source.pk, source.sha256 = None, "other"
    source.save()
    text.pk, text.language, text.source = None, "en", source
    text.save()
    place = Paragraph.objects.create(text=text, position=0, anchor="pp1", kind="preambular", words=mention.sentence[1])
    mention.pk, mention.text, mention.paragraph, mention.start = None, text, place, 0
    mention.end = len(place.words)
    mention.save()
    assert len(results(client)) == 4


def test_a_document_cited_thousands_of_times_is_paged_in_as_many_queries_as_one_cited_twice(
    client, citing, django_assert_max_num_queries
):
    mention = Citation.objects.get(target__path="A/RES/900/1", text__document__path="A/RES/902/42")
    Citation.objects.bulk_create(
        Citation(
            text_id=mention.text_id,
            paragraph_id=mention.paragraph_id,
            target_id=mention.target_id,
            position=100 + n,
            start=mention.start,
            end=mention.end,
            words=mention.words,
            verb=mention.verb,
            part=mention.part,
        )
        for n in range(2500)
    )
    with django_assert_max_num_queries(6):
        html = get(client, f"{CITED}?page=50").content.decode()
    assert "2504" in html
    assert html.count("<blockquote") == 30
    with django_assert_max_num_queries(6):
        get(client, f"{CITED}?page=999999")
    with django_assert_max_num_queries(4):
        assert len(ElementTree.fromstring(get(client, f"{CITED[:-1]}.atom").content)) < 60


def test_new_citations_come_as_a_feed_with_the_latest_text_first(client, citing):
    response = get(client, f"{CITED[:-1]}.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    names = {"a": "http://www.w3.org/2005/Atom"}
    feed = ElementTree.fromstring(response.content)
    entries = feed.findall("a:entry", names)
    assert entries[0].find("a:title", names).text.startswith("A/RES/902/42")
    ids = [entry.find("a:id", names).text for entry in entries]
    assert len(ids) == len(set(ids)) == 4
    get(client, "/documents/no/such/cited-by.atom", 404)


def test_texts_that_disagree_on_a_cited_document_are_all_heard(client, citing):
    html = get(client, "/documents/A/RES/900/1/").content.decode()
    assert "共用图书" in html
    assert "2015年9月25日" in html and "2015年9月24日" in html
    assert "各文本说法不一" in html
    assert f'href="{CITED}"' in html


def test_another_spelling_leads_to_the_pages_below_a_document(client, citing):
    for page in ("cited-by", "neighbourhood"):
        assert get(client, f"/documents/a/res/900/1/{page}/", 302).url == f"/documents/A/RES/900/1/{page}/"
        get(client, f"/documents/nothing/{page}/", 404)


def test_the_neighbourhood_is_drawn_and_told_as_a_table(client, citing, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        html = get(client, "/documents/A/RES/900/1/neighbourhood/").content.decode()
    svg = ElementTree.fromstring(re.search(r"<svg.*</svg>", html, re.S)[0])
    drawn = {link.get("href") for link in svg.iter("a")}
    assert {f"/documents/A/RES/{x}/" for x in ("900/1", "901/40", "902/41", "902/42")} <= drawn
    assert html.count('<th scope="row"><a class="symbol"') == len(drawn) - 1
    data = get(client, "/documents/A/RES/900/1/neighbourhood/?format=json").json()
    assert {"from": "A/RES/901/40", "to": "A/RES/900/1", "mentions": 2.0} in data["citations"]
    assert len(Document.objects.all()) >= len(drawn)


def test_the_family_of_a_document_that_is_not_held_lists_the_draft_that_it_probably_was(client, citing):
    adopted = Document.objects.get(path="A/RES/900/1")
    later = Document.objects.get(path="A/RES/902/42")
    draft, other = (
        Document.objects.create(
            symbol=f"A/900/L.{n}", path=f"A/900/L.{n}", held=True, kind="draft_resolution", body=adopted.body,
            session=900, session_label="900", title="共用图书", sort_key=f"A/900/L.{n}",
        )
        for n in (3, 4)
    )  # fmt: skip
    Relation.objects.create(document=later, related=draft, kind="previous")
    family = get(client, "/documents/A/RES/900/1/").context["family"]
    assert draft in family
    assert other not in family
    Relation.objects.create(document=adopted, related=other, kind="draft", by_editor=True)
    assert [row for row in get(client, "/documents/A/RES/900/1/").context["family"] if row == other] == [other]
