"""Numbers that other bodies give, and numbers that say too little: never guessed, decided where the text says enough."""

import pytest

from resolutions.citations.finding import find_citations
from resolutions.citations.symbols import parse_symbol
from resolutions.parsing import parse_source


def found(text, **context):
    return [str(m.symbol) if m.symbol else None for m in find_citations(text, **context)]


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("Commission on the Status of Women resolution 60/2", "en", [None]),
        ("Commission on Narcotic Drugs resolution 65/2", "en", ["E/CN.7/RES/65/2"]),
        ("resolution 60/2 of the Commission on the Status of Women", "en", [None]),
        ("la résolution 65/2 de la Commission des stupéfiants", "fr", ["E/CN.7/RES/65/2"]),
        ("la résolution 60/2 de la Commission de la condition de la femme", "fr", [None]),
        ("la resolución 60/2 de la Comisión de la Condición Jurídica y Social de la Mujer", "es", [None]),
        ("резолюцию 60/2 Комиссии по положению женщин", "ru", [None]),
        ("قرار لجنة وضع المرأة 60/2", "ar", []),
        ("General Assembly resolution 60/2 and the Committee", "en", ["A/RES/60/2"]),
        ("recommended by the Fifth Committee, resolution 60/2", "en", ["A/RES/60/2"]),
    ],
)
def test_a_body_that_is_named_but_not_known_by_its_numbers_leaves_them_undecided(text, language, symbols):
    assert found(text, body="A", language=language) == symbols


@pytest.mark.parametrize(
    ("text", "body", "symbols"),
    [
        ("遵循其1946年6月21日第11(II)号决议，", "E", ["E/RES/11(II)"]),
        ("回顾其第76(V)号决议，", "E", ["E/RES/76(V)"]),
        ("大会第76(V)号决议", "E", ["A/RES/76(V)"]),
        ("人权委员会1980年2月29日第20(XXXVI)号决议", "A", ["E/CN.4/RES/20(XXXVI)"]),
        ("经济及社会理事会第一九六八(五十九)号决议", "A", ["E/RES/1968(LIX)"]),
        ("第一五一四(十五)号决议和第二一七甲(三)号决议", "A", ["A/RES/1514(XV)", "A/RES/217(III)"]),
        ("第三四三(一九七三)号决议", "S", ["S/RES/343(1973)"]),
        ("第1514(十五)号决议", "A", ["A/RES/1514(XV)"]),
        ("第三十(二)项", "A", []),
        ("第一二三(九十五)号决议", "A", [None]),
    ],
)
def test_old_sessions_belong_to_the_body_that_speaks_or_is_named(text, body, symbols):
    assert found(text, body=body) == symbols


@pytest.mark.parametrize(
    ("text", "language", "body", "symbols"),
    [
        ("安全理事会2004年第1540号决议", "zh", "A", ["S/RES/1540(2004)"]),
        ("安全理事会第1540号决议", "zh", "A", [None]),
        ("第1540号决议", "zh", "A", []),
        ("第1540号决议草案", "zh", "S", []),
        ("Security Council resolution 1540 of 2004", "en", "A", ["S/RES/1540(2004)"]),
        ("Security Council resolution 1540", "en", "A", [None]),
        ("resolution 1540 (2004)", "en", "S", ["S/RES/1540(2004)"]),
        ("第18/CMP.1号决定和第XIV/8号决定", "zh", "A", [None, None]),
        ("decision 18/CMP.1", "en", "A", [None]),
        ("见FCCC/CP/2015/10/Add.1，第一节，第1/CP.21号决定", "zh", "A", ["FCCC/CP/2015/10/Add.1"]),
    ],
)
def test_a_number_that_says_too_little_is_kept_as_text(text, language, body, symbols):
    assert found(text, body=body, language=language) == symbols


def test_a_councils_number_without_its_year_is_that_of_the_same_text():
    text = (
        "第2846(2899)号决议\n\n安全理事会，\n\n回顾第1988(2011)号决议，\n\n"
        "1. 重申第1988号决议第30段；\n\n2. 又重申第1267号决议；\n"
    )
    document = parse_source(text.encode(), "text.txt")
    assert [(c.symbol, c.pinpoint) for c in document.citations if c.where.startswith("op")] == [
        ("S/RES/1988(2011)", "第30段"),
        (None, None),
    ]
    assert [w.code for w in document.warnings if w.where == "op2"] == ["citation-undecided"]


def test_a_letter_that_the_council_circulates_gives_its_numbers_no_body():
    text = "安全理事会\n\n2021年3月4日甲国常驻联合国代表给安全理事会主席的信\n\n谨提及第12/3号决议和第70/1号决议。请将本函作为安全理事会文件分发。\n"
    document = parse_source(text.encode(), "letter.txt")
    assert [c.symbol for c in document.citations] == [None, "A/RES/70/1"]


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("见A / RES / 69 / 313和A/RES/70/ 1。", "zh", ["A/RES/69/313", "A/RES/70/1"]),
        ("第S/2020/1 / A/74/2号文件", "zh", ["S/2020/1", "A/74/2"]),
        ("第A/RES/74/240 B号决议", "zh", ["A/RES/74/240B"]),
        ("see A/RES/74/240 A new report", "en", ["A/RES/74/240"]),
        ("A/RES/7O/1和A/RES/75/l", "zh", ["A/RES/70/1", "A/RES/75/1"]),
        ("参考编号为GMS/2020/12", "zh", []),
        ("our file GMS/2020/12", "en", []),
        ("文件编号：FCCC/CP/2015/10", "zh", ["FCCC/CP/2015/10"]),
        ("A/C.3/78/L.41和L.42", "zh", ["A/C.3/78/L.41", "A/C.3/78/L.42"]),
        ("A/78/5和L.3", "zh", ["A/78/5"]),
        ("见TPNW/MSP/2022/6", "zh", ["TPNW/MSP/2022/6"]),
        ("2001年6月14日第55/180 B号决议", "zh", ["A/RES/55/180B"]),
        ("2000年12月19日第55/180 A号决议", "zh", ["A/RES/55/180"]),
    ],
)
def test_symbols_are_read_with_the_blanks_letters_and_figures_that_texts_have(text, language, symbols):
    assert found(text, body="A", language=language) == symbols


def test_what_was_adopted_the_same_day_has_its_date():
    mentions = find_citations("回顾其2015年12月23日第70/244号决议和同日第70/245号决议，", body="A")
    assert [str(m.date) for m in mentions] == ["2015-12-23"] * 2


@pytest.mark.parametrize(
    ("text", "language", "pinpoint"),
    [
        ("第2231(2015)号决议附件B", "zh", "附件B"),
        ("BWC/CONF.IX/9，第二节E，", "zh", "第二节E"),
        ("résolution 2200 A (XXI), annexe.", "fr", "annexe"),
        ("A/79/555, párr. 12, y otros", "es", "párr. 12"),
        ("A/79/555, пункт 12", "ru", "пункт 12"),
        ("A/79/555، الفقرة 12", "ar", "الفقرة 12"),
        ("第2722(2024)号决议执行部分第2段", "zh", "执行部分第2段"),
        ("A/79/141，附件一和二", "zh", "附件一和二"),
        ("A/79/302-S/2024/600, разд. II.", "ru", "разд. II"),
        ("ST/AI/2013/4，第5.9节", "zh", "第5.9节"),
        ("A/75/PV.38第4页", "zh", "第4页"),
    ],
)
def test_where_in_a_document_to_look_is_kept_in_every_language(text, language, pinpoint):
    assert find_citations(text, body="A", language=language)[0].pinpoint == pinpoint


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("第70/1至70/4号决议", "zh", ["A/RES/70/1", "A/RES/70/2", "A/RES/70/3", "A/RES/70/4"]),
        ("resolutions 70/1 to 70/3", "en", ["A/RES/70/1", "A/RES/70/2", "A/RES/70/3"]),
        ("第70/1号和第70/4号决议", "zh", ["A/RES/70/1", "A/RES/70/4"]),
        ("第70/1至71/4号决议", "zh", ["A/RES/70/1", "A/RES/71/4"]),
        ("A/75/L.1-L.3", "zh", ["A/75/L.1", "A/75/L.2", "A/75/L.3"]),
    ],
)
def test_a_range_names_each_of_its_documents(text, language, symbols):
    mentions = find_citations(text, body="A", language=language)
    assert [str(m.symbol) for m in mentions] == symbols
    assert all(text[m.start : m.end] == m.text for m in mentions)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("见CAC/COSP/2021/17，第9/2号决议", ["CAC/COSP/2021/17", None]),
        ("人权理事会第5/1号决议及其附件，以及第16/21号决议", ["A/HRC/RES/5/1", "A/HRC/RES/16/21"]),
        ("联合国环境大会第六届会议通过的关于可持续生活方式的第6/8号决议", ["UNEP/EA.6/Res.8"]),
        ("人居大会2846年6月8日第2/1号和第2/2号决定", ["HSP/HA.2/Dec.1", "HSP/HA.2/Dec.2"]),
        ("联合国环境规划署理事会1989年5月25日第15/10号决定", [None]),
        ("理事会第15/10号决定", ["A/HRC/DEC/15/10"]),
        ("联合国环境大会第六届会议的报告，并回顾第70/1号决议", ["A/RES/70/1"]),
    ],
)
def test_a_number_that_the_assembly_never_gave_is_not_its_own(text, symbols):
    assert found(text, body="A") == symbols


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("补编第53号》(A/73/53)，第四章，A节，第37/17号和第38/3号决议。", "zh", ["A/HRC/RES/37/17", "A/HRC/RES/38/3"]),
        ("(A/71/53/Add.1和A/71/53/Add.1/Corr.1)，第二章，第33/11号决议", "zh", ["A/HRC/RES/33/11"]),
        ("补编第49号》(A/50/49)，第一卷，第一章，第50/1号决议", "zh", ["A/RES/50/1"]),
        ("补编第3号》(E/2005/23)，第二章，A节，第2005/10号决议", "zh", ["E/CN.4/RES/2005/10"]),
        ("补编第8号》(E/2013/28)，第一章，C节，第56/11号决议", "zh", ["E/CN.7/RES/56/11"]),
        ("补编第4号》(E/2024/24)，第一章，C节，第55/115号决定", "zh", [None]),
        ("A/56/1026-S/2002/932，附件二，第14/221号决议", "zh", [None]),
        ("见A/75/12，第5段，以及第60/283号决议", "zh", ["A/RES/60/283"]),
        ("Supplement No. 53 (A/73/53), chap. IV, sect. A, resolution 37/17.", "en", ["A/HRC/RES/37/17"]),
        ("Supplement No. 25 (A/52/25), annex, decision 19/1, annex.", "en", [None]),
        ("suplemento núm. 53 (A/73/53), párr. 5, resolución 37/17.", "es", ["A/HRC/RES/37/17"]),
    ],
)
def test_a_number_in_a_part_of_a_report_is_the_reporting_bodys(text, language, symbols):
    cited = found(text, body="A", language=language)
    assert [symbol for symbol in cited if symbol is None or "/RES/" in symbol or "/DEC/" in symbol] == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("又回顾执行局第2021/12号决定", [None]),
        ("亚太经社会第72/7号决议", [None]),
        ("非洲经委会第990(LIV)号决议", [None]),
        ("沿河经济委员会第七十二届会议通过的关于渡口的2016年5月19日第72/7号决议", [None]),
        ("A/H1N1流感和A/H5N1流感", []),
        ("S/4HANA系统", []),
    ],
)
def test_other_bodies_and_what_looks_like_a_symbol_are_not_taken_for_the_assemblys(text, symbols):
    assert found(text, body="A") == symbols


def test_ibid_before_another_document_is_the_document_before():
    before = parse_symbol("A/75/982")
    cited = find_citations("同上，第5段；并见第76/6号决议。", body="A", previous=before)
    assert [(str(m.symbol), m.pinpoint) for m in cited] == [("A/75/982", "第5段"), ("A/RES/76/6", None)]
    cited = find_citations("同上，《第六十一届会议，补编第33号》(A/61/33)，第72段。", body="A", previous=before)
    assert [str(m.symbol) for m in cited] == ["A/61/33"]


def test_a_statements_date_is_not_that_of_the_resolutions_named_with_it():
    cited = find_citations("回顾其主席2021年1月2日的声明(S/PRST/2021/2)以及第733(1992)号决议", body="S")
    assert [(str(m.symbol), m.date) for m in cited][-1] == ("S/RES/733(1992)", None)
