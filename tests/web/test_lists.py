"""The list of documents: filters in the address, their counts, and what happens to nonsense."""

import csv
import io

import pytest


def results(client, query=""):
    return client.get(f"/documents/?{query}&format=json").json()


def symbols(client, query):
    return {row["symbol"] for row in results(client, query)["results"]}


def test_the_agenda_item_of_a_resolution_finds_it(client, held_seeds):
    assert symbols(client, "agenda=130(j)") == {"A/RES/75/307"}
    assert symbols(client, "agenda=130") == {"A/RES/75/307"}
    assert results(client, "agenda=121(l)")["results"][0]["session"] == 67
    assert results(client, "agenda=126")["count"] == 1
    assert results(client, "agenda=联合国同法语国家国际组织的合作")["count"] == 2
    assert results(client, "agenda=各区域组织")["count"] == 2
    assert results(client, "agenda=131")["count"] == 0


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("session=902", {"A/RES/902/15", "A/902/L.7", "A/RES/902/20", "A/DEC/902/514", "A/902/210-S/2847/77"}),
        ("kind=decision", {"A/DEC/902/514"}),
        ("body=S&kind=resolution", {"S/RES/9001(2847)"}),
        ("cites=A/RES/901/12&kind=decision", {"A/DEC/902/514"}),
        ("cites=901/12&kind=decision", {"A/DEC/902/514"}),
        ("year=2846", {"A/RES/901/12"}),
        ("year=2840-2846", {"A/RES/901/12"}),
        ("subject=LIBRARIES", {"A/RES/901/12", "A/RES/903/44"}),
        ("q=901/12&session=901", {"A/RES/901/12"}),
        ("held=no&q=70/1", {"A/RES/70/1"}),
    ],
)
def test_each_filter_narrows_the_list(client, sample, query, found):
    assert symbols(client, query) == found


def test_a_sponsor_is_found_by_code_and_by_name(client, held_seeds):
    by_code = results(client, "sponsor=KGZ")
    assert by_code["count"] == 1
    assert results(client, "sponsor=吉尔吉斯斯坦")["count"] == 1
    assert results(client, "sponsor=kgz")["results"] == by_code["results"]
    assert results(client, "sponsor=MKD")["count"] == 1


def test_filters_combine_and_facets_count_the_rest(client, sample):
    data = results(client, "session=902&kind=resolution")
    assert data["count"] == 2
    kinds = {choice["value"]: choice["count"] for choice in data["facets"]["kind"]}
    assert kinds == {"resolution": 2, "draft_resolution": 1, "decision": 1, "report": 1}
    sessions = {choice["value"]: choice["count"] for choice in data["facets"]["session"]}
    assert sessions["903"] == 3


def test_results_have_the_promised_fields(client, sample):
    row = results(client, "q=901/12&session=901")["results"][0]
    assert row == {
        "symbol": "A/RES/901/12",
        "title": row["title"],
        "kind": "resolution",
        "session": 901,
        "date": "2846-11-18",
        "url": "/documents/A/RES/901/12/",
    }
    assert row["title"]


def test_the_next_page_keeps_the_filters(client, sample):
    first = results(client, "held=all")
    assert first["count"] > 25
    assert "held=all" in first["next"]
    second = client.get(first["next"]).json()
    assert not {row["url"] for row in first["results"]} & {row["url"] for row in second["results"]}


def test_the_same_rows_come_as_csv(client, sample):
    response = client.get("/documents/?held=all&format=csv")
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode())))
    assert list(rows[0]) == ["symbol", "title", "kind", "session", "date", "url"]
    assert len(rows) == results(client, "held=all")["count"]


@pytest.mark.parametrize(
    "query",
    [
        "year=yesterday",
        "year=99999999999999999999",
        "session=many",
        "session=99999999999999999999999",
        "kind=poem",
        "sponsor=Atlantis",
        "cites=nonsense",
        "sort=backwards",
        "held=maybe",
        "q=%00",
        "session=٧٥",
        "year=２０１５",
    ],
)
def test_nonsense_in_a_parameter_gives_a_message_and_a_list(client, sample, query):
    response = client.get(f"/documents/?{query}")
    assert response.status_code == 200
    assert response.context["problems"]
    assert response.context["total"] == 12


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=x",
        "page=99999999999999",
        "unknown=1",
        "q=%27%22%25_%5C",
        "q=" + "x" * 199,
        "agenda=(((",
        "body=%F0%9F%92%A5",
        "subject=<b>",
        "format=xml",
    ],
)
def test_odd_parameters_never_break_the_page(client, sample, query):
    assert client.get(f"/documents/?{query}").status_code == 200


def test_an_active_filter_has_a_link_that_removes_it(client, sample):
    response = client.get("/documents/?session=902&kind=resolution")
    removal = {str(row["value"]): row["remove_url"] for row in response.context["active"]}
    assert "/documents/?kind=resolution" in removal.values()
    assert "/documents/?session=902" in removal.values()


def test_an_empty_result_helps(client, sample):
    html = client.get("/documents/?q=没有这样的词").content.decode()
    assert "held=no" in html


def test_most_cited_comes_first_where_asked(client, sample):
    response = client.get("/documents/?sort=cited")
    counts = [document.cited_by for document in response.context["documents"]]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0
