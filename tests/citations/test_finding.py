"""Citations in text: each is found, means the right document, and nothing else is linked."""

from itertools import pairwise

import pytest

from resolutions.citations.finding import find_citations
from resolutions.citations.symbols import parse_symbol


def found(text, **context):
    mentions = find_citations(text, **context)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start or (a.start, a.end) == (b.start, b.end) for a, b in pairwise(mentions))
    return [str(m.symbol) if m.symbol else None for m in mentions]


@pytest.mark.parametrize(
    ("text", "body", "symbols"),
    [
        ("回顾其2846年9月25日第901/1号决议，", "A", ["A/RES/901/1"]),
        (
            "回顾第 70/1 号、第 71/2 号和第 72/3 号决议，以及第 53/453 号决定，",
            "A",
            ["A/RES/70/1", "A/RES/71/2", "A/RES/72/3", "A/DEC/53/453"],
        ),
        ("回顾第33/18、50/3和52/2号决议，", "A", ["A/RES/33/18", "A/RES/50/3", "A/RES/52/2"]),
        ("按照安全理事会第9001(2845)号和第9002(2846)号决议，", "A", ["S/RES/9001(2845)", "S/RES/9002(2846)"]),
        ("按照安理会第1325（2000）号决议，", "A", ["S/RES/1325(2000)"]),
        ("回顾第3379 (XXX)号和第217 A (III)号决议，", "A", ["A/RES/3379(XXX)", "A/RES/217(III)"]),
        ("回顾大会第60/251号决议和理事会第5/1号决议，", "A/HRC", ["A/RES/60/251", "A/HRC/RES/5/1"]),
        ("回顾其第48/13号决议，", "A/HRC", ["A/HRC/RES/48/13"]),
        ("欢迎人权理事会2846年4月4日第955/13号决议，", "A", ["A/HRC/RES/955/13"]),
        ("回顾经济及社会理事会第2845/67号决议，", "A", ["E/RES/2845/67"]),
        ("回顾理事会第2013/40号决议，", "E", ["E/RES/2013/40"]),
        ("回顾第74/92 A和B号决议，", "A", ["A/RES/74/92", "A/RES/74/92B"]),
        ("S-90/1、S-90/2和S-90/4 A-E号决议。", "A", ["A/RES/S-90/1", "A/RES/S-90/2", "A/RES/S-90/4", "A/RES/S-90/4"]),
        (
            "2845年12月2日第900/71号和关于《渡船公约》的2846年12月7日第901/54号决议，",
            "A",
            ["A/RES/900/71", "A/RES/901/54"],
        ),
        ("并回顾其2846年3月15日设立人权理事会的第900/251号决议，", "A", ["A/RES/900/251"]),
        ("载于UNEP/CBD/BS/COP-MOP/5/17号文件", "A", ["UNEP/CBD/BS/COP-MOP/5/17"]),
        ("见A/901/12(part II)。", "A", ["A/901/12(PartII)"]),
        ("见NPT/CONF.2845/12(Part I和II)。", "A", ["NPT/CONF.2845/12(PartsIandII)"]),
        ("回顾第50/70 F号和2846年4月2日第900/274 A号决议，", "A", ["A/RES/50/70", "A/RES/900/274"]),
        ("人权理事会的决议，最近的是2846年4月4日第955/24号决议，", "A", ["A/HRC/RES/955/24"]),
        ("2846年11月26日第901/11号关于河流合作的决议", "A", ["A/RES/901/11"]),
        ("见第ES-11/1号决议。", "A", ["A/RES/ES-11/1"]),
        ("见A/57/L.29 和 Add.1。", "A", ["A/57/L.29", "A/57/L.29/Add.1"]),
        ("见A/901/970和Corr.1。", "A", ["A/901/970", "A/901/970/Corr.1"]),
        ("见A/901/345-S/2846/898，第二节。", "A", ["A/901/345-S/2846/898"]),
        ("联合国环境大会第4/10号决议", "A", ["UNEP/EA.4/Res.10"]),
        ("题为“船只、码头与河流”的2020年1月2日第74/5号决议", "A", ["A/RES/74/5"]),
        ("见 S/RES/1325 (2000) 号文件", "A", ["S/RES/1325(2000)"]),
    ],
)
def test_chinese_citations(text, body, symbols):
    assert found(text, body=body) == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Recalling its resolution 901/1 of 25 September 2846,", ["A/RES/901/1"]),
        (
            "its resolutions 901/18 of 10 November 2846, 902/3 of 16 October 2847 and 903/290 of 15 April 2849, and its decision 902/453 of 18 December 2847,",
            ["A/RES/901/18", "A/RES/902/3", "A/RES/903/290", "A/DEC/902/453"],
        ),
        ("Security Council resolutions 9001 (2845) and 9002 (2846)", ["S/RES/9001(2845)", "S/RES/9002(2846)"]),
        ("Human Rights Council resolution 955/13 of 4 April 2846", ["A/HRC/RES/955/13"]),
        ("resolution 217 A (III)", ["A/RES/217(III)"]),
        ("See A/901/5 and A/901/5/Add.1.", ["A/901/5", "A/901/5/Add.1"]),
        ("Economic and Social Council resolution 2845/40", ["E/RES/2845/40"]),
    ],
)
def test_english_citations(text, symbols):
    assert found(text, body="A", language="en") == symbols


@pytest.mark.parametrize(
    "text",
    [
        "2015年9月25日通过",
        "出售品编号：C.96.IV.13",
        "第2段和第3至5段",
        "电话：212/963-1234",
        "第1155卷，第18232号",
        "完成了1/3的工作，全天24/7运行",
        "见https://example.org/A/RES/70/1/page",
        "写信到 office/12@un.org",
        "符合ISO/IEC 27001标准",
        "2011-2020十年",
        "第二十四届会议第12号议程项目",
        "一般性意见第2/2022号法令",
    ],
)
def test_what_is_no_citation_is_left_alone(text):
    assert found(text, body="A") == []


@pytest.mark.parametrize(
    ("text", "body", "symbols"),
    [
        ("理事会第1235(XLII)号和第1503(XLVIII)号决议", "A", ["E/RES/1235(XLII)", "E/RES/1503(XLVIII)"]),
        ("理事会第1235(XLII)号决议和大会第217 A(III)号决议", "A/HRC", ["E/RES/1235(XLII)", "A/RES/217(III)"]),
        ("1967年6月6日第1235(XLII)号决议", "A/HRC", ["E/RES/1235(XLII)"]),
        ("第3379(XXX)号决议", "A", ["A/RES/3379(XXX)"]),
        ("另一组织的会议2846年2月18日第884(XXXVII)号决定", "A", [None]),
        ("大会第1235(XLII)号决议", "A", [None]),
        ("2818年5月在某地举行的委员会会议上通过的第956(LI)号决议", "E", [None]),
        ("2818年的报告依照理事会第1235(XLII)号决议", "E", ["E/RES/1235(XLII)"]),
        ("通过的Assembly/AU/Decl. 8(XXXII)号决定", "A", []),
    ],
)
def test_a_roman_session_after_the_thirtieth_is_the_economic_and_social_councils(text, body, symbols):
    assert found(text, body=body) == symbols


def test_a_roman_session_after_the_thirtieth_is_the_councils_in_english_too():
    text = "resolutions 1235 (XLII) of 6 June 1967 and 1503 (XLVIII) and resolution 3379 (XXX)"
    assert found(text, body="A/HRC", language="en") == ["E/RES/1235(XLII)", "E/RES/1503(XLVIII)", "A/RES/3379(XXX)"]


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("第3411 A至G(XXX)号决议，", "zh", ["A/RES/3411(XXX)", "A/RES/3411(XXX)"]),
        ("第3411 A和B (XXX)号、第31/6 A至K号和第32/9号决议", "zh", [*["A/RES/3411(XXX)"] * 2, *["A/RES/31/6"] * 2, "A/RES/32/9"]),
        ("resolution 3411 A and B (XXX)", "en", ["A/RES/3411(XXX)", "A/RES/3411(XXX)"]),
        ("resolutions 3411 A to G (XXX) of 10 December 1975, 31/6 A to K and 32/9", "en", [*["A/RES/3411(XXX)"] * 2, *["A/RES/31/6"] * 2, "A/RES/32/9"]),
    ],
)  # fmt: skip
def test_the_parts_of_a_resolution_are_cited_each_or_first_and_last(text, language, symbols):
    assert found(text, body="A", language=language) == symbols


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("回顾其商定结论2846/2和第2847/12号决议，", "zh", ["E/RES/2847/12"]),
        ("回顾商定结论第2846/2号、2846/3号和第2847/12号决议，", "zh", ["E/RES/2847/12"]),
        ("回顾第2845/1号、商定结论2846/2和第2847/12号决议，", "zh", ["E/RES/2845/1", "E/RES/2847/12"]),
        ("回顾商定结论2846/2和2847/12号决议，", "zh", ["E/RES/2847/12"]),
        ("its agreed conclusions 2846/2 and resolutions 2847/12 and 2847/13", "en", ["E/RES/2847/12", "E/RES/2847/13"]),
        ("resolutions 2847/12 and 2847/13, and agreed conclusions 2846/2 and 2848/1", "en", ["E/RES/2847/12", "E/RES/2847/13"]),
    ],
)  # fmt: skip
def test_agreed_conclusions_are_no_resolutions(text, language, symbols):
    assert found(text, body="E", language=language) == symbols


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("见A/C.5/901/21和Add.1-3。", "zh", ["", "/Add.1", "/Add.2", "/Add.3"]),
        ("见A/C.5/901/21和Add.1至Add.3及Corr.1。", "zh", ["", "/Add.1", "/Add.2", "/Add.3", "/Corr.1"]),
        ("见A/C.5/901/21、Add.1和2以及Corr.1、2和4号文件。", "zh", ["", "/Add.1", "/Add.2", "/Corr.1", "/Corr.2", "/Corr.4"]),
        ("见A/C.5/901/21/Add.2-4。", "zh", ["/Add.2", "/Add.3", "/Add.4"]),
        ("见A/C.5/901/21和Add.1，2846年印发。", "zh", ["", "/Add.1"]),
        ("见A/C.5/901/21和Add.1和2个附件。", "zh", ["", "/Add.1"]),
        ("A/C.5/901/21 and Add.1–3 and Corr.1", "en", ["", "/Add.1", "/Add.2", "/Add.3", "/Corr.1"]),
        ("A/C.5/901/21 and Add.1 to 3, which have figures", "en", ["", "/Add.1", "/Add.2", "/Add.3"]),
        ("A/C.5/901/21/Rev.1-Rev.3", "en", ["/Rev.1", "/Rev.2", "/Rev.3"]),
        ("A/C.5/901/21/Add.1/Corr.1 and 2", "en", ["/Add.1/Corr.1", "/Add.1/Corr.2"]),
        ("A/C.5/901/21 and Add.1 and 2 other papers", "en", ["", "/Add.1"]),
        ("A/C.5/901/21/Add.1, 12 May 2846", "en", ["/Add.1"]),
        ("A/C.5/901/21 et Add.1 à 3", "fr", ["", "/Add.1", "/Add.2", "/Add.3"]),
        ("A/C.5/901/21 y Add.1 a 3", "es", ["", "/Add.1", "/Add.2", "/Add.3"]),
        ("A/C.5/901/21 и Add.1–3", "ru", ["", "/Add.1", "/Add.2", "/Add.3"]),
    ],
)  # fmt: skip
def test_each_addendum_and_corrigendum_of_a_range_is_cited(text, language, symbols):
    assert found(text, body="A", language=language) == [f"A/C.5/901/21{suffix}" for suffix in symbols]


def test_a_range_of_addenda_has_an_end():
    assert found("见A/901/21/Add.1-999。", body="A") == ["A/901/21/Add.1"]
    assert len(found("见A/901/21/Add.1-31。", body="A")) == 31


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("第9001(2845)号和S/RES/9002(2846)号决议", ["S/RES/9001(2845)", "S/RES/9002(2846)"]),
        ("第901/1号、第901/2号和A/RES/901/3号决议", ["A/RES/901/1", "A/RES/901/2", "A/RES/901/3"]),
        ("第901/1号、A/RES/901/2号和第901/3号决议", ["A/RES/901/1", "A/RES/901/2", "A/RES/901/3"]),
        ("第901/501号和A/DEC/901/502号决定", ["A/DEC/901/501", "A/DEC/901/502"]),
        ("第901/1号来文和A/901/2", ["A/901/2"]),
    ],
)
def test_a_symbol_in_a_list_says_what_the_numbers_before_it_are(text, symbols):
    assert found(text, body="A") == symbols


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("后来各次决议(第900/245、901/235、902/257号)", "zh", ["A/RES/900/245", "A/RES/901/235", "A/RES/902/257"]),
        ("后来各次决议（900/245、901/235和902/257）", "zh", ["A/RES/900/245", "A/RES/901/235", "A/RES/902/257"]),
        ("其后各项决议，包括第900/245号、第901/235号，", "zh", ["A/RES/900/245", "A/RES/901/235"]),
        ("其后各项决定，即2846年5月3日第900/545号、2847年5月4日第901/535号，", "zh", ["A/DEC/900/545", "A/DEC/901/535"]),
        ("有关决议(见安全理事会第9001(2845)号)", "zh", ["S/RES/9001(2845)"]),
        ("有关决议，包括第2/2022号一般性意见", "zh", []),
        ("决议草案(第900/245号文件)", "zh", []),
        ("subsequent resolutions (900/245, 901/235 and 902/257)", "en", ["A/RES/900/245", "A/RES/901/235", "A/RES/902/257"]),
        ("its decisions, including 900/545 and 901/535,", "en", ["A/DEC/900/545", "A/DEC/901/535"]),
        ("ses résolutions (voir 900/245 et 901/235)", "fr", ["A/RES/900/245", "A/RES/901/235"]),
        ("sus resoluciones, en particular 900/245 y 901/235,", "es", ["A/RES/900/245", "A/RES/901/235"]),
        ("соответствующие резолюции, в частности 900/245 и 901/235,", "ru", ["A/RES/900/245", "A/RES/901/235"]),
    ],
)  # fmt: skip
def test_a_list_behind_the_word_is_of_what_the_word_says(text, language, symbols):
    assert found(text, body="A", language=language) == symbols


@pytest.mark.parametrize(
    ("text", "body", "language", "symbols"),
    [
        ("根据第1/102号决定", "A/HRC", "zh", ["A/HRC/DEC/1/102"]),
        ("根据大会第60/251号决议和第1/102号决定", "A/HRC", "zh", ["A/RES/60/251", "A/HRC/DEC/1/102"]),
        ("根据大会第60/251号决议和第61/177号决议", "A/HRC", "zh", ["A/RES/60/251", "A/RES/61/177"]),
        ("根据大会第60/251号决议和第1/102号决定", "A", "zh", ["A/RES/60/251", None]),
        ("in accordance with decision 1/102", "A/HRC", "en", ["A/HRC/DEC/1/102"]),
    ],
)
def test_a_number_of_an_early_session_in_the_councils_text_is_the_councils(text, body, language, symbols):
    assert found(text, body=body, language=language) == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("第48/l9O号决议", ["A/RES/48/190"]),
        ("第 4O/6l 号决定", ["A/DEC/40/61"]),
        ("第48/l9O、48/l9l和5O/2 A号决议", ["A/RES/48/190", "A/RES/48/191", "A/RES/50/2"]),
        ("第l325(2OOO)号决议", ["S/RES/1325(2000)"]),
        ("第51/45 O号决议", ["A/RES/51/45"]),
        ("第lO/Ol号决议", []),
        ("48/l9O决议", []),
        ("补编第5O号", []),
    ],
)
def test_letters_that_were_scanned_for_figures_are_figures_in_a_number(text, symbols):
    assert found(text, body="A") == symbols


def test_a_bare_number_in_a_letter_of_no_known_body_is_not_guessed():
    assert found("回顾第48/13号决议，", body=None) == [None]


def test_ibid_stands_for_the_note_before():
    previous = parse_symbol("A/901/5")
    assert found("同上，附件二。", previous=previous) == ["A/901/5"]


@pytest.mark.parametrize(
    "piece",
    ["第", "1", "(", "/", "A/", "第1/1号", "、", "第1/1号、", "A/1-", "第1/l号", "决议(1/1)", "(a)、", "Add.1-2"],
)
def test_hostile_text_takes_no_longer_than_its_length_warrants(piece):
    import time

    def seconds(n):
        start = time.process_time()
        find_citations(piece * (n // len(piece)), body="A")
        return time.process_time() - start

    assert seconds(200_000) < max(seconds(25_000), 0.01) * 40


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("回顾2013年6月13日第23/9号决议，", "A/HRC/RES/23/9"),
        ("回顾2018年3月16日第61/2号决议，", None),
        ("回顾2018年4月15日第73/287号决议，", "A/RES/73/287"),
        ("回顾2006年12月4日第61/16号决议，", "A/RES/61/16"),
        ("回顾2021年2月12日第S-29/1号决议，", "A/HRC/RES/S-29/1"),
        ("回顾2014年9月22日第S-29/1号决议，", "A/RES/S-29/1"),
        ("回顾2030年9月22日第S-29/1号决议，", "A/RES/S-29/1"),
    ],
)
def test_a_date_tells_the_assembly_from_the_council_and_from_neither(text, symbol):
    assert found(text, body="A") == [symbol]


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("la résolution 955/16 du Conseil des droits de l’homme, en date du 4 avril 2846", "fr", ["A/HRC/RES/955/16"]),
        ("les résolutions 53/199 du 15 décembre 1998 et 61/185 du 20 décembre 2006", "fr", ["A/RES/53/199", "A/RES/61/185"]),
        ("la résolution 1980/67 d’une session", "fr", ["E/RES/1980/67"]),
        ("las resoluciones del Consejo de Seguridad 1718 (2006) y 1874 (2009)", "es", ["S/RES/1718(2006)", "S/RES/1874(2009)"]),
        ("las resoluciones 53/199, de 15 de diciembre de 1998, y 61/185, de 20 de diciembre de 2006", "es", ["A/RES/53/199", "A/RES/61/185"]),
        ("انظر القرارات 52/214، الجزء باء، و 57/283 باء، الجزء الثالث، و 58/250.", "ar", ["A/RES/52/214", "A/RES/57/283B", "A/RES/58/250"]),
        ("القراران 217 ألف (د-3) و 1514 (د-15)، والقرار دإ-19/2", "ar", ["A/RES/217(III)", "A/RES/1514(XV)", "A/RES/S-19/2"]),
        ("قراراتها 58/268 و 58/269 المؤرخين 23 كانون الأول/ديسمبر 2003 و 59/275 المؤرخ 23 كانون الأول/ديسمبر 2004", "ar", ["A/RES/58/268", "A/RES/58/269", "A/RES/59/275"]),
        ("Resolutions 901/214, sect. B, 902/283 B, sect. III, and 903/250, sect. III.", "en", ["A/RES/901/214", "A/RES/902/283B", "A/RES/903/250"]),
        ("резолюции 50/70 Р от 12 декабря 1995 года и 51/45 O от 10 декабря 1996 года", "ru", ["A/RES/50/70", "A/RES/51/45"]),
        ("in resolution 57/228 В of 13 May 2003", "en", ["A/RES/57/228B"]),
        ("见A/77/PV.56 (Resumption 1)", "zh", ["A/77/PV.56(Resumption1)"]),
        ("ses résolutions 51/211 A à E du 18 décembre 1996 et 52/214 du 22 décembre 1997", "fr", ["A/RES/51/211", "A/RES/51/211E", "A/RES/52/214"]),
        ("Resoluciones 52/214, secc. C, párr. 3; 55/222, secc. III, párr. 12; y 56/242.", "es", ["A/RES/52/214", "A/RES/55/222", "A/RES/56/242"]),
        ("резолюцию 955/16 Совета по правам человека от 4 апреля 2846 года", "ru", ["A/HRC/RES/955/16"]),
        ("резолюциями Генеральной Ассамблеи 53/199 от 15 декабря 1998 года и 61/185", "ru", ["A/RES/53/199", "A/RES/61/185"]),
        ("وفقا لقراري الجمعية العامة 53/199 المؤرخ 15 كانون الأول/ديسمبر 1998 و 61/185", "ar", ["A/RES/53/199", "A/RES/61/185"]),
    ],
)  # fmt: skip
def test_the_body_named_beside_the_number_in_other_languages_decides(text, language, symbols):
    assert found(text, body="A", language=language) == symbols


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("生物多样性公约缔约方大会第14/34号决定", "zh", [None]),
        ("世界卫生大会第67/6号决议", "zh", [None]),
        ("麻醉药品委员会第61/8号决议", "zh", ["E/CN.7/RES/61/8"]),
        ("Commission on Narcotic Drugs resolution 61/8", "en", ["E/CN.7/RES/61/8"]),
    ],
)
def test_a_number_of_a_body_that_is_not_known_is_not_the_assemblys(text, language, symbols):
    assert found(text, body="A", language=language) == symbols


def test_a_commissions_own_resolutions_are_cited_without_its_name():
    assert found("回顾其第61/8号决议，", body="E/CN.7") == ["E/CN.7/RES/61/8"]
    assert found("回顾其第2003/27号决议和大会第60/251号决议，", body="E/CN.4") == ["E/CN.4/RES/2003/27", "A/RES/60/251"]


def test_a_body_named_before_a_decision_is_that_of_the_resolutions_behind_it():
    text = "Recalling Human Rights Council decision 2/112 and resolutions 6/28 and 7/7,"
    assert found(text, body="A", language="en") == ["A/HRC/DEC/2/112", "A/HRC/RES/6/28", "A/HRC/RES/7/7"]


def test_a_volume_in_brackets_ends_no_list_of_what_belongs_to_a_document():
    assert found("见A/CONF.900/26/Rev.1 (第一卷)和Corr.1", body="A") == [
        "A/CONF.900/26/Rev.1",
        "A/CONF.900/26/Rev.1/Corr.1",
    ]
