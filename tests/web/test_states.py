"""States, roll calls, and how far two States agree."""

import re
from xml.etree import ElementTree

import pytest

from resolutions.models import Document, Sponsorship, State, Vote

# Code → how it voted on the three documents.
VOTES = {
    "KGZ": ["in_favour", "in_favour", "against"],
    "FJI": ["in_favour", "against", "not_voting"],
    "USA": ["against"] * 3,
}


@pytest.fixture
def voted(sample):
    documents = list(Document.objects.held().filter(kind="resolution").order_by("sort_key")[:3])
    Vote.objects.all().delete()
    for n, document in enumerate(documents):
        document.sponsorships.all().delete()
        Document.objects.filter(pk=document.pk).update(adoption="recorded_vote", session=901 + n, session_label=901 + n)
        for code, choices in VOTES.items():
            Vote.objects.create(document=document, state=State.objects.get(code=code), name=code, choice=choices[n])
        for place, code in enumerate(["KGZ", "FJI"]):
            Sponsorship.objects.create(
                document=document, state_id=code, name=code, position=place, additional=code == "FJI"
            )
    Sponsorship.objects.exclude(document__in=documents).delete()
    return documents


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_a_states_page_counts_by_session_in_a_picture_and_a_table(client, voted, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        html = html_of(client, "/states/FJI/")
    assert "后来加入" in html
    assert html.count("<svg") == 2
    bars = ElementTree.fromstring(re.search(r"<svg.*?</svg>", html, re.S)[0])
    assert [link.get("href") for link in bars.iter("a")] == [
        f"/documents/?sponsor=FJI&held=all&session={session}" for session in (901, 902, 903)
    ]
    assert "/states/KGZ/" in html
    assert client.get("/states/fiji/").url == "/states/FJI/"
    assert client.get("/states/nowhere/").status_code == 404


def test_former_names_stand_on_a_states_page_with_their_years(client, sample):
    html = html_of(client, "/states/BEN/")
    assert "曾用名" in html and "1960" in html


def test_documents_are_filtered_by_how_a_state_voted(client, voted):
    def found(query):
        return {row["symbol"] for row in client.get(f"/documents/?format=json&{query}").json()["results"]}

    assert found("voter=KGZ&vote=against") == {voted[2].symbol}
    assert found("voter=KGZ&vote=赞成") == {voted[0].symbol, voted[1].symbol}
    assert found("voter=FJI") == {document.symbol for document in voted}
    assert voted[2].symbol in found("vote=not_voting")
    assert "不是表决方式" in html_of(client, "/documents/?vote=maybe")


def test_a_roll_call_is_a_picture_by_region_and_a_table(client, voted, django_assert_max_num_queries):
    address = f"{voted[0].get_absolute_url()}votes/"
    with django_assert_max_num_queries(3):
        html = html_of(client, address)
    svg = ElementTree.fromstring(re.search(r"<svg.*?</svg>", html, re.S)[0])
    assert {link.get("href") for link in svg.iter("a")} == {"/states/KGZ/", "/states/FJI/", "/states/USA/"}
    assert html.count('<span class="choice in_favour">') == 2
    assert client.get(f"{address}?format=csv").content.decode().count("\n") == 4
    assert client.get("/documents/A/RES/70/1/votes/").status_code == 404


def test_two_states_agree_in_part_of_the_votes_both_took_part_in(client, voted, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        html = html_of(client, "/states/KGZ/agreement/FJI/")
    # Three roll calls, on one of which Fiji stayed away; of two the same choice in one.
    assert "有2次，其中1次投票相同，占50.0%" in html
    assert html.count("/votes/") == 1
    with django_assert_max_num_queries(5):
        table = html_of(client, "/states/KGZ/agreement/")
    assert re.findall(r'agreement/(\w{3})/">', table) == ["FJI", "USA"]
    assert client.get("/states/KGZ/agreement/?with=Fiji").url == "/states/KGZ/agreement/FJI/"
    assert client.get("/states/KGZ/agreement/KGZ/").url == "/states/KGZ/agreement/"
    assert "XX" in html_of(client, "/states/KGZ/agreement/?with=XX")
