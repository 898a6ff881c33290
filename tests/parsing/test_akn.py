"""The UN's own XML: each file read, what the markup states kept, its faults told."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import SourceError, parse_source

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "unxml"
SAMPLES = {
    language: (ROOT / "resolutions" / "sample" / f"13-resolution-903-44{suffix}.xml").read_bytes()
    for language, suffix in (("zh", ""), ("en", "-en"), ("ar", "-ar"))
}


MADE = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
            xmlns:akn4un="http://un.org/akn4un"><statement name="resolution"><meta><identification>
            <FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression></identification>{voting}</meta>
            <coverPage><p><docNumber refersTo="#symbol">A/RES/903/1</docNumber></p>{head}</coverPage>
            <preamble><formula><p>大会，</p></formula></preamble><mainBody>{body}</mainBody></statement></akomaNtoso>"""


def parse(body, language="zho", head="", voting=""):
    """A file with that body, in the form of the UN's."""
    return parse_source(MADE.format(language=language, voting=voting, head=head, body=body).encode())


def paragraph(number, words):
    return f'<paragraph class="SingleTxt"><num>{number}</num><content><p xml:space="preserve">	{words}</p></content></paragraph>'


@pytest.mark.parametrize("language", SAMPLES)
def test_a_sample_gives_the_same_facts_in_each_language(language):
    record = parse_source(SAMPLES[language]).as_dict()
    assert (record["symbol"], record["language"], record["session"]) == ("A/RES/903/44", language, 903)
    assert (record["date"], record["meeting"], record["meeting_record"]) == ("2848-12-09", 48, "A/903/PV.48")
    assert record["proposals"] == ["A/903/L.17"]
    assert [item["number"] for item in record["agenda_items"]] == ["17"]
    assert [sponsor["code"] for sponsor in record["sponsors"]] == ["KEN", "PRT", "WSM", "URY"]
    joined_later = ["BOL", "CIV", "JPN", "MLT", "NZL", "TUR"]
    assert [sponsor["code"] for sponsor in record["additional_sponsors"]] == joined_later
    vote = record["vote"]
    assert (vote["outcome"], vote["in_favour"], vote["against"], vote["abstaining"]) == ("recorded_vote", 26, 1, 3)
    assert [ballot["code"] for ballot in vote["roll"] if ballot["vote"] == "against"] == ["SMR"]
    assert record["sdgs"] == [4, 11]
    ids = [p["id"] for p in record["paragraphs"]]
    assert ids == ["pp1", "pp2", "pp3", "pp4", "hd1", "op1", "op2", "op2-a", "op2-b", "hd2", "op3", "op4"]
    assert {c["symbol"] for c in record["citations"]} >= {"A/RES/902/20", "A/RES/903/9", "A/RES/70/1", "A/903/211"}
    assert not record["warnings"]


def test_citations_stand_where_they_say_and_notes_where_they_are_called():
    record = parse_source(SAMPLES["zh"]).as_dict()
    texts = {p["id"]: p["text"] for p in record["paragraphs"]}
    texts |= {f"fn{note['mark']}": note["text"] for note in record["footnotes"]}
    for citation in record["citations"]:
        if citation["where"] != "head":
            assert texts[citation["where"]][citation["start"] : citation["end"]] == citation["text"]
    noted = record["paragraphs"][1]
    assert noted["notes"] == [{"mark": "1", "offset": noted["text"].index("》") + 1}]


def test_where_a_link_and_its_words_disagree_the_words_win_and_a_warning_says_so():
    record = parse(paragraph("1.", '回顾第<a href="https://undocs.org/ch/A/RES/99/9">70/1</a>号决议；'))
    assert [c.symbol for c in record.citations] == ["A/RES/70/1"]
    assert [w.code for w in record.warnings] == ["link-disagrees"]


def test_a_citation_that_the_markup_lacks_is_found_and_one_that_words_alone_leave_open_is_linked():
    record = parse(paragraph("1.", '回顾第70/1号决议和<a href="https://undocs.org/ch/A/RES/71/2">71/2</a>；'))
    assert [c.symbol for c in record.citations] == ["A/RES/70/1", "A/RES/71/2"]


def test_a_bare_number_is_its_links_in_a_language_whose_words_dont_tell_the_body():
    link = '<a href="https://undocs.org/fr/A/HRC/RES/55/16">55/16</a>'
    record = parse(paragraph("1.", f"Rappelle la résolution {link} du Conseil des droits de l’homme ;"), "fra")
    assert [c.symbol for c in record.citations] == ["A/HRC/RES/55/16"]
    assert not record.warnings


def test_a_session_in_figures_agrees_with_one_in_roman_numerals():
    link = '<a href="https://undocs.org/ar/A/RES/1514(XV)">1514 (د-15)</a>'
    record = parse(paragraph("1.", f"تؤكد من جديد القرار {link}؛"), "ara")
    assert [c.symbol for c in record.citations] == ["A/RES/1514(XV)"]
    assert not record.warnings


def test_a_chinese_text_that_the_markup_calls_spanish_is_chinese():
    record = parse(paragraph("1.", "请秘书长向大会第九百零四届会议报告本决议的执行情况；"), "spa")
    assert record.language == "zh"
    assert [w.code for w in record.warnings] == ["language-disagrees"]
    assert record.paragraphs[0].verb == "请"


def test_words_beside_an_element_are_kept():
    items = "<item><num>(a)</num><p>第一；</p></item>"
    body = f"<container><blockList><listIntroduction><span>深信</span>内陆国面临：</listIntroduction>{items}</blockList></container>"
    assert [p.text for p in parse(body).paragraphs] == ["深信内陆国面临：", "第一；"]


def test_a_link_in_pieces_is_one_link():
    link = '<a href="https://undocs.org/ch/A/RES/415(V)">'
    record = parse(paragraph("1.", f"回顾第{link}41</a>{link}5</a>{link} (V)</a>号决议；"))
    assert [c.symbol for c in record.citations] == ["A/RES/415(V)"]
    assert not record.warnings


def test_a_letter_that_the_markup_left_in_the_words_is_the_paragraphs_label():
    record = parse(paragraph("1.", "决定：") + "<paragraph><content><p>(a) 继续审议；</p></content></paragraph>")
    assert [(p.id, p.number, p.text) for p in record.paragraphs] == [
        ("op1", "1", "决定："),
        ("op1-a", "(a)", "继续审议；"),
    ]


def test_a_table_is_kept_as_rows():
    table = "<container><table><tr><th><p>年</p></th><th><p>数额</p></th></tr><tr><td>2848</td><td>7</td></tr></table></container>"
    record = parse(paragraph("1.", "核准下表：") + table)
    assert [p.text for p in record.paragraphs] == ["核准下表：", "年 | 数额", "2848 | 7"]


def test_annexes_have_numbers_of_their_own():
    annex = f"<attachments><attachment><doc name='annex'><mainBody><paragraph class='H23'><subheading>附件</subheading></paragraph>{paragraph('1.', '联盟设秘书处。')}</mainBody></doc></attachment></attachments>"
    record = parse(paragraph("1.", "通过本决议附件；") + annex)
    assert [(p.id, p.kind) for p in record.paragraphs] == [("op1", "operative"), ("hd1", "heading"), ("an1-1", "annex")]


def test_a_roll_call_that_doesnt_add_up_is_told():
    voting = '<analysis><parliamentary><voting outcome="adoptedRecordedVote"><count value="3" refersTo="inFavour"><akn4un:voters><organization>KENYA</organization></akn4un:voters></count></voting></parliamentary></analysis>'
    assert [w.code for w in parse(paragraph("1.", "决定；"), voting=voting).warnings] == ["vote-totals"]


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">'
    + "".join(f'<!ENTITY {c} "{10 * f"&{p};"}">' for p, c in zip("bcdefgh", "cdefghi", strict=True))
    + "]><akomaNtoso><statement>&i;</statement></akomaNtoso>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso><statement>&x;</statement></akomaNtoso>'


@pytest.mark.parametrize(
    "xml",
    [
        BOMB,
        OUTSIDE,
        "<akomaNtoso>",
        "<html><body/></html>",
        "<akomaNtoso/>",
        "<?xml version='1.0'?>",
        SAMPLES["zh"][:2000].decode(),
    ],
    ids=["entities", "file", "open", "html", "empty", "declaration", "cut"],
)
def test_xml_that_cant_be_read_is_refused_with_a_reason(xml):
    with pytest.raises(SourceError) as refused:
        parse_source(xml.encode(), "document.xml")
    assert refused.value.code == "xml"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_to_a_file_raises_anything_but_a_refusal(data):
    xml = SAMPLES["zh"].decode()
    start = data.draw(st.integers(0, len(xml)))
    end = data.draw(st.integers(start, min(len(xml), start + 400)))
    patch = data.draw(
        st.sampled_from(["", "<p>", "</p>", "<num>(a)</num>", "&amp;", "\x00", "第70/1号", xml[end : end + 300]])
    )
    try:
        parse_source((xml[:start] + patch + xml[end:]).encode())
    except SourceError:
        pass


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared is not there")
def test_official_files_in_six_languages_are_read():
    files = [path for folder in sorted(CORPUS.glob("**/??/")) for path in sorted(folder.glob("*.xml"))[:3]]
    records = [parse_source(path.read_bytes(), str(path)) for path in files]
    assert {record.language for record in records} == {"zh", "en", "fr", "es", "ru", "ar"}
    for record in records:
        assert record.symbol and record.date and record.paragraphs
        texts = {p.id: p.text for p in record.paragraphs}
        for citation in record.citations:
            if citation.where in texts:
                assert texts[citation.where][citation.start : citation.end] == citation.text


def test_where_the_cover_states_another_documents_symbol_the_title_and_the_address_are_followed():
    address = b'<FRBRWork><FRBRuri value="/akn/un/statement/deliberation/unga/2848-03-25/903-2/"/></FRBRWork>'
    preface = b"<preface><p><docNumber>903/2.</docNumber></p></preface>"
    body = paragraph("1.", "决定继续审议此事。")
    source = MADE.format(language="zho", voting="", head="", body=body).encode()
    both = source.replace(b"<FRBRExpression>", address + b"<FRBRExpression>").replace(
        b"<preamble>", preface + b"<preamble>"
    )
    record = parse_source(both)
    assert record.symbol == "A/RES/903/2"
    assert "symbol-disagrees" in [warning.code for warning in record.warnings]
    assert parse_source(source.replace(b"<preamble>", preface + b"<preamble>")).symbol == "A/RES/903/1"


def test_a_section_has_the_number_that_stands_beside_its_heading():
    body = (
        f"<section><num>	一</num><subheading>	渡口</subheading>{paragraph('1.', '请委员会报告；')}</section>"
        f"<section><num>	二</num>{paragraph('1.', '决定休会。')}</section>"
    )
    headings = [(p.number, p.text) for p in parse(body).paragraphs if p.kind == "heading"]
    assert headings == [("一", "渡口"), (None, "二")]


def test_figures_that_the_markup_left_in_the_words_are_labels_where_they_count_on():
    body = paragraph("1.", "请各国造筏；") + "<paragraph><content><p>2.又请各国放筏；</p></content></paragraph>"
    body += "<paragraph><content><p>\u200e3.\u200f 决定结束审议；</p></content></paragraph>"
    body += "<paragraph><content><p>9. 号码头关闭。</p></content></paragraph>"
    assert [p.number for p in parse(body).paragraphs] == ["1", "2", "3", None]


def test_direction_marks_around_a_number_are_none_of_it():
    assert parse(paragraph("\u200e1 -\u200f", "请各国造筏。")).paragraphs[0].number == "1"


def test_a_paragraph_below_its_own_heading_keeps_its_number():
    body = "<paragraph><subheading>筏</subheading><num>1.</num><content><p>请各国造筏。</p></content></paragraph>"
    assert [(p.kind, p.number, p.text) for p in parse(body).paragraphs] == [
        ("heading", None, "筏"),
        ("operative", "1", "请各国造筏。"),
    ]


NOTE = '<authorialNote marker="{mark}"><p>{words}</p></authorialNote>'


def test_a_note_that_the_cover_calls_is_a_note_and_no_doubt():
    head = f"<p>议程项目3{NOTE.format(mark='1', words='见A/903/49。')}</p>"
    document = parse(paragraph("1.", "请各国造筏。"), head=head)
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "见A/903/49。")]
    assert [(c.symbol, c.where) for c in document.citations] == [("A/903/49", "fn1")]
    assert not document.warnings


def test_brackets_around_a_call_and_marks_before_a_note_are_taken_out():
    note = NOTE.format(mark="2", words="() القرار 70/1.")
    body = paragraph("1", f"دول المنطقة<sup>(</sup>{note}<sup>)</sup>، تشكل عنصرا مهما في منع الانتشار.")
    document = parse(body, language="ara")
    assert "()" not in document.paragraphs[0].text
    assert document.footnotes[0].text == "القرار 70/1."


def test_a_note_called_again_by_its_figure_alone_is_called_twice():
    note = NOTE.format(mark="1", words="见A/903/49。")
    body = paragraph("1.", f"注意到章程；{note}") + paragraph(
        "2.", "又注意到章程<sup>1</sup>和10 m<sup>1</sup>的码头。"
    )
    document = parse(body)
    assert document.paragraphs[1].text == "又注意到章程和10 m¹的码头。"
    assert [(n.mark, n.offset) for n in document.paragraphs[1].notes] == [("1", 6)]


def test_what_names_a_council_in_a_sentence_is_no_formula():
    body = "<container><p>注意到渡口名册已交安全理事会，</p></container>"
    document = parse(paragraph("1.", "决定开会。"), head="")
    assert document.formula == "大会，"
    made = MADE.replace("</formula>", "</formula>" + body).format(
        language="zho", voting="", head="", body=paragraph("1.", "决定开会。")
    )
    assert [p.kind for p in parse_source(made.encode()).paragraphs] == ["preambular", "operative"]


@pytest.mark.parametrize(
    ("language", "words", "read"),
    [("fre", "Rappelant la coopération des États et de la Cour dans les domaines de la pêche et de la navigation, " * 2, "fr"),
     ("eng", "Rappelant la coopération des États et de la Cour dans les domaines de la pêche et de la navigation, " * 2, "fr"),
     ("eng", "Decides to meet.", "en"), ("", "Decides to meet in the harbour of the islands.", "en")],
)  # fmt: skip
def test_the_language_is_that_of_the_words(language, words, read):
    made = MADE.replace("大会，", "").format(language=language, voting="", head="", body=paragraph("1.", words))
    document = parse_source(made.encode())
    assert document.language == read
    assert [w.code for w in document.warnings] == (["language-disagrees"] if (language, read) == ("eng", "fr") else [])


def test_a_link_to_the_assembly_decides_nothing_where_the_words_name_another_body():
    body = paragraph("1.", '回顾妇女地位委员会第<a href="https://undocs.org/ch/A/RES/52/2">52/2</a>号决议。')
    document = parse(body)
    assert [c.symbol for c in document.citations] == [None]
    assert {w.code for w in document.warnings} == {"citation-undecided", "link-disagrees"}


def test_the_councils_resolutions_in_french_are_its_own_whatever_their_links_say():
    words = (
        "Rappelant les résolutions du Conseil des droits de l’homme 40/25 du 22 mars 2019 et "
        '<a href="https://undocs.org/fr/A/RES/46/27">46/27</a> du 24 mars 2021 sur la pêche et la navigation des îles,'
    )
    document = parse(paragraph("1.", words), language="fra")
    assert [c.symbol for c in document.citations] == ["A/HRC/RES/40/25", "A/HRC/RES/46/27"]


def test_date_and_meeting_below_a_decision_are_no_paragraph():
    body = (
        paragraph("1.", "决定开会。") + "<paragraph><content><p>2848年9月1日 第99次全体会议</p></content></paragraph>"
    )
    document = parse(body)
    assert [p.text for p in document.paragraphs] == ["决定开会。"]
    assert (str(document.date), document.meeting) == ("2848-09-01", 99)


def test_the_record_of_a_veto_and_the_meeting_in_a_workflow_are_kept():
    step = '<workflow><step outcome="veto" as="S/PV.9371" by=""/><step outcome="adopted" as="Adopted, 46th meeting"/></workflow>'
    document = parse(paragraph("1.", "决定开会。"), voting=step)
    assert (document.meeting_record, document.meeting) == ("S/PV.9371", 46)
