"""The timeline of an agenda thread: its documents session by session, as a picture and as a table."""

from xml.etree import ElementTree

import pytest

from resolutions.models import AgendaItem, AgendaThread, Document, Relation
from resolutions.views import timeline


@pytest.fixture
def thread(db):
    return AgendaThread.objects.create(key="boats", slug="boats", title="书船", title_en="Book boats")


def hold(thread, session, number, **facts):
    """A document that is held, under an item of the thread."""
    path = f"A/RES/{session}/{number}"
    document = Document.objects.create(
        **{"symbol": path, "path": path, "held": True, "kind": "resolution", "session": session, "title": "书船"}
        | {"session_label": str(session), "sort_key": f"{session}/{number:04}"}
        | facts
    )
    item, _new = AgendaItem.objects.get_or_create(
        session=session, session_label=str(session), number="12", thread=thread
    )
    document.agenda_items.add(item)
    return document


def picture(client, thread):
    response = client.get(thread.get_absolute_url())
    assert response.status_code == 200
    drawn = response.context.get("picture")
    return ElementTree.fromstring(drawn) if drawn else None


def texts(svg, kind):
    return [text.text for text in svg.iter("text") if text.get("class") == kind]


def test_the_documents_stand_session_by_session_as_links_that_say_where_they_lead(client, thread):
    for session in (903, 901, 902):
        hold(thread, session, 4, title_en="Book boats", date=f"{session + 1946}-12-05")
    svg = picture(client, thread)
    assert svg.get("role") == "group"
    assert "书船" in svg.get("aria-label")
    assert texts(svg, "label") == ["第901届会议", "第902届会议", "第903届会议"]
    assert texts(svg, "symbol") == ["A/RES/901/4", "A/RES/902/4", "A/RES/903/4"]
    links = {a.get("href"): a.get("aria-label") for a in svg.iter("a")}
    assert links["/documents/A/RES/902/4/"] == "A/RES/902/4 · 书船 · 决议 · 2848-12-05"
    listed = client.get(next(url for url in links if "session=901" in url) + "&format=json").json()
    assert [row["symbol"] for row in listed["results"]] == ["A/RES/901/4"]


def test_a_line_joins_a_document_with_its_previous_text_and_the_table_names_it(client, thread):
    first, second, third = (hold(thread, session, 4) for session in (901, 902, 903))
    Relation.objects.create(document=second, related=first, kind="previous")
    assert len(list(picture(client, thread).iter("path"))) == 1
    rows = {
        entry["document"]: entry["goes_back_to"]
        for session in client.get("/agenda/boats/").context["timeline"]
        for entry in session["documents"]
    }
    assert rows == {first: [], second: [first], third: []}
    assert "<table" in client.get("/agenda/boats/").content.decode()


def test_a_thread_with_one_document_has_no_timeline(client, thread):
    hold(thread, 901, 4)
    assert picture(client, thread) is None


def test_a_document_under_two_items_of_a_thread_stands_once(client, thread):
    document = hold(thread, 901, 4)
    document.agenda_items.add(AgendaItem.objects.create(session=900, session_label="900", number="9", thread=thread))
    hold(thread, 902, 4)
    assert texts(picture(client, thread), "symbol") == ["A/RES/901/4", "A/RES/902/4"]


def test_a_long_thread_shows_its_newest_sessions_and_says_how_many_documents_it_leaves_out(
    client, thread, django_assert_num_queries
):
    for session in range(901, 911):
        for number in range(1, 16):
            hold(thread, session, number)
    shown = timeline.MOST // timeline.MOST_OF_SESSION
    with django_assert_num_queries(7):
        svg = picture(client, thread)
    assert texts(svg, "label") == [f"第{session}届会议" for session in range(911 - shown, 911)]
    assert texts(svg, "symbol").count("另有3份") == shown
    assert client.get("/agenda/boats/").context["earlier"]


def test_the_timeline_costs_as_many_queries_for_two_documents_as_for_many(client, thread, django_assert_num_queries):
    hold(thread, 901, 4)
    hold(thread, 902, 4)
    with django_assert_num_queries(7):
        client.get("/agenda/boats/")
