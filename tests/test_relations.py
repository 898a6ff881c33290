"""What goes back to what: series, drafts and their adoption, requests for reports and their answers."""

import pytest

from resolutions.editing.corrections import Refusal
from resolutions.editing.relations import set_relation
from resolutions.ingest.relations import relate
from resolutions.ingest.run import ingest
from resolutions.models import Document, Relation, ReportRequest
from tests.conftest import SHARED

TEXT = """{session}

议程项目 12

{title}

{date}大会决议

[未经发交主要委员会而通过(A/{number}/L.5)]

{symbol}. {title}

大会，

回顾其{recalled}，

审议了秘书长关于渡船和流动图书馆的报告，

深信渡船是沿河各国人民借阅书籍的主要途径，流动图书馆应当得到各方支持，

1. 鼓励各国用渡船把书籍运到没有道路的岛屿和沿河村庄，并免收运费；

2. 请秘书长向大会第{due}届会议提交一份关于本决议执行情况的报告。
"""
SESSIONS = {901: "第九百零一届会议", 902: "第九百零二届会议", 903: "第九百零三届会议"}
DUE = {901: "九百零二", 902: "九百零三", 903: "九百零五"}


def resolution(session, number, title="渡船图书馆", recalled="以往各项决议", date="2847年5月3日"):
    return TEXT.format(
        session=SESSIONS[session],
        number=session,
        symbol=f"{session}/{number}",
        title=title,
        recalled=recalled,
        date=date,
        due=DUE[session],
    )


def previous_of(symbol):
    relation = Relation.objects.previous().filter(document__symbol=symbol).first()
    return relation and relation.related and relation.related.symbol


def test_texts_of_one_title_follow_one_another_by_session(sample):
    assert previous_of("A/RES/903/9") == "A/RES/902/15"
    assert previous_of("A/RES/902/15") == "A/RES/901/12"
    assert previous_of("A/RES/901/12") is None
    series = Relation.objects.series_of(Document.objects.get(symbol="A/RES/902/15"))
    assert [d.symbol for d in series] == ["A/RES/901/12", "A/RES/902/15", "A/RES/903/9"]


def test_a_text_that_comes_later_takes_its_place_between(ingest_text):
    ingest_text(resolution(901, 4), "a.txt")
    ingest_text(resolution(903, 6), "c.txt")
    assert previous_of("A/RES/903/6") == "A/RES/901/4"
    ingest_text(resolution(902, 5), "b.txt")
    assert previous_of("A/RES/903/6") == "A/RES/902/5"
    assert previous_of("A/RES/902/5") == "A/RES/901/4"


def test_a_series_goes_on_under_another_title_where_the_text_cites_it(ingest_text):
    ingest_text(resolution(901, 4), "a.txt")
    ingest_text(resolution(902, 5, title="渡船及岛屿图书馆", recalled="2846年第901/4号决议"), "b.txt")
    relation = Relation.objects.previous().get(document__symbol="A/RES/902/5")
    assert relation.related.symbol == "A/RES/901/4"
    assert "cited" in relation.reasons
    assert "title" not in relation.reasons


def test_a_text_of_other_words_and_title_is_no_successor(ingest_text):
    ingest_text(resolution(901, 4), "a.txt")
    other = resolution(902, 5, title="山地灯塔").replace("渡船", "灯塔").replace("图书馆", "观象台")
    ingest_text(other.replace("书籍", "油料").replace("没有道路的岛屿和沿河村庄", "山口"), "b.txt")
    assert previous_of("A/RES/902/5") is None


def test_a_draft_and_the_resolution_adopted_on_it_find_each_other(sample):
    drafts = {(r.document.symbol, r.related.symbol, r.reasons[0]) for r in Relation.objects.drafts()}
    assert ("A/RES/902/15", "A/902/L.7", "header") in drafts
    # The draft of A/RES/903/9 states no symbol: session, title and words tell.
    assert ("A/RES/903/9", None, "title") in drafts


def test_an_editors_word_stays_whatever_is_found(sample):
    resolution = Document.objects.get(symbol="A/RES/903/9")
    Relation.objects.previous().filter(document=resolution).delete()
    first = Document.objects.get(symbol="A/RES/901/12")
    Relation.objects.create(document=resolution, kind="previous", related=first, by_editor=True)
    relate()
    assert previous_of("A/RES/903/9") == "A/RES/901/12"
    Relation.objects.filter(by_editor=True).update(related=None)
    relate()
    assert previous_of("A/RES/903/9") is None


def test_what_is_found_makes_no_circle_with_what_an_editor_set(ingest_text, client):
    """The editor's older text goes back to one of a later session, which is held only afterwards."""
    ingest_text(resolution(901, 4, recalled="2848年第903/6号决议"), "a.txt")
    older, later = (Document.objects.get(symbol=symbol) for symbol in ("A/RES/901/4", "A/RES/903/6"))
    set_relation(Relation(document=older, kind="previous", related=later))
    ingest_text(resolution(903, 6), "c.txt")
    assert (previous_of("A/RES/901/4"), previous_of("A/RES/903/6")) == ("A/RES/903/6", None)
    assert client.get("/series/A/RES/901/4/").status_code == 200
    with pytest.raises(Refusal):
        set_relation(Relation(document=later, kind="previous", related=older))


def test_a_circle_that_stands_in_the_database_stops_no_page(ingest_text, client):
    ingest_text(resolution(901, 4), "a.txt")
    ingest_text(resolution(903, 6), "c.txt")
    older, later = (Document.objects.get(symbol=symbol) for symbol in ("A/RES/901/4", "A/RES/903/6"))
    Relation.objects.create(document=older, kind="previous", related=later, by_editor=True)
    assert client.get("/series/A/RES/901/4/").status_code == 200


def test_working_out_the_relations_again_changes_nothing(sample):
    rows = lambda: sorted(Relation.objects.values_list("document", "kind", "related", "share"))  # noqa: E731
    before = rows(), ReportRequest.objects.count()
    relate()
    assert (rows(), ReportRequest.objects.count()) == before


def test_the_five_real_texts_stand_in_their_series(held_seeds):
    series = Relation.objects.series_of(Document.objects.get(symbol="A/RES/75/307"))
    assert [d.session for d in series] == [57, 67, 75]


def test_a_draft_without_a_symbol_finds_its_resolution_once_that_is_held(held_seeds, seeds, ingest_text):
    draft = Document.objects.get(symbol=None, session=67)
    head, formula, body = seeds["001"].read_text(encoding="utf-8").partition("大会，")
    item = head[: head.index("阿尔巴尼亚")]
    adopted = f"{item}\n\n2012年12月18日大会决议\n\n67/137. 联合国同法语国家国际组织的合作\n\n{formula}{body}"
    ingest_text(adopted, "adopted.txt")
    relation = Relation.objects.drafts().get(related=draft)
    assert relation.document.symbol == "A/RES/67/137"
    series = Relation.objects.series_of(Document.objects.get(symbol="A/RES/75/307"))
    assert [d.symbol for d in series] == ["A/RES/57/43", "A/RES/67/137", "A/RES/75/307"]


@pytest.fixture
def official(seeds, held_seeds):
    """The five real texts, and the official texts that belong to them."""
    folder = SHARED / "corpus" / "unxml" / "ga"
    if not folder.is_dir():
        pytest.skip("../shared/corpus/unxml is absent: the official texts are not part of the project")
    names = ["77/zh/A_RES_77_331-*.xml", "79/zh/A_RES_79_331-*.xml", "79/zh/A_RES_79_319-*.xml"]
    return ingest([str(path) for name in names for path in folder.glob(name)])


def test_the_real_and_the_official_texts_form_one_series_though_its_title_changed(official):
    series = Relation.objects.series_of(Document.objects.get(symbol="A/RES/57/43"))
    assert [d.symbol or d.session for d in series] == [
        "A/RES/57/43",
        67,
        "A/RES/75/307",
        "A/RES/77/331",
        "A/RES/79/331",
    ]
    renamed = Relation.objects.previous().get(document__symbol="A/RES/77/331")
    assert "title" not in renamed.reasons
    assert "cited" in renamed.reasons


def test_a_real_draft_without_a_symbol_finds_the_official_resolution(official):
    relation = Relation.objects.drafts().get(related__symbol=None, related__session=79)
    assert relation.document.symbol == "A/RES/79/319"
    assert relation.share > 0.9


def test_the_report_asked_for_in_75_307_was_taken_up_in_77_331(official):
    request = ReportRequest.objects.get(paragraph__text__document__symbol="A/RES/75/307")
    assert request.answer.text.document.symbol == "A/RES/77/331"


# --- requests for reports ---


def test_a_requested_report_is_answered_by_the_next_text_of_the_series(ingest_text):
    ingest_text(resolution(901, 4), "a.txt")
    request = ReportRequest.objects.get()
    assert (request.who, request.due_session, request.answer) == ("秘书长", 902, None)
    assert list(ReportRequest.objects.open()) == [request]
    ingest_text(resolution(902, 5), "b.txt")
    request = ReportRequest.objects.get(due_session=902)
    assert request.answer.text.document.symbol == "A/RES/902/5"
    assert request in ReportRequest.objects.answered()


def test_a_request_is_overdue_when_its_session_is_over(ingest_text):
    ingest_text(resolution(901, 4), "a.txt")
    ingest_text(resolution(903, 6, title="山地灯塔"), "c.txt")
    assert [r.due_session for r in ReportRequest.objects.overdue()] == [902]
    assert [r.due_session for r in ReportRequest.objects.open()] == [905]


def test_the_report_that_a_footnote_names_is_found(sample):
    request = ReportRequest.objects.get(paragraph__text__document__symbol="A/RES/902/15")
    assert request.report.symbol == "A/903/187"


def test_a_drafts_requests_are_counted_once_with_its_resolutions(sample):
    documents = {r.paragraph.text.document.symbol for r in ReportRequest.objects.adopted()}
    assert "A/902/L.7" not in documents
    assert "A/RES/902/15" in documents
