"""Symbols: any spelling is read, one is written, and what a symbol says of its document is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.citations.symbols import parse_symbol
from resolutions.reference.bodies import all_bodies, get_body


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        ("75/307", "A/RES/75/307"),
        ("第75/307号", "A/RES/75/307"),
        ("第 75/307 号决议", "A/RES/75/307"),
        ("a/res/75/307", "A/RES/75/307"),
        ("A-RES-75-307", "A/RES/75/307"),
        ("Ａ／ＲＥＳ／７５／３０７", "A/RES/75/307"),
        ("resolution 70/1", "A/RES/70/1"),
        ("第53/453号决定", "A/DEC/53/453"),
        ("decision 53/453", "A/DEC/53/453"),
        ("75/101 A-B", "A/RES/75/101A-B"),
        ("A/RES/74/92 A", "A/RES/74/92A"),
        ("3379 (XXX)", "A/RES/3379(XXX)"),
        ("217 A (III)", "A/RES/217(III)"),
        ("ES-11/1", "A/RES/ES-11/1"),
        ("S-32/1", "A/RES/S-32/1"),
        ("S/RES/1325 (2000)", "S/RES/1325(2000)"),
        ("第2532(2020)号决议", "S/RES/2532(2020)"),
        ("2023/1", "E/RES/2023/1"),
        ("A/HRC/RES/48/13", "A/HRC/RES/48/13"),
        ("A/75/345-S/2020/898", "A/75/345-S/2020/898"),
        ("A/C.3/78/L.41/Rev.1", "A/C.3/78/L.41/Rev.1"),
        ("a/57/l.29/add.1", "A/57/L.29/Add.1"),
        ("A/75/PV.90", "A/75/PV.90"),
        ("A/75/6 (Sect. 4)", "A/75/6(Sect.4)"),
        ("FCCC/CP/2015/10/Add.1", "FCCC/CP/2015/10/Add.1"),
        ("UNEP/EA.5/Res.14", "UNEP/EA.5/Res.14"),
        ("S/PRST/2020/7", "S/PRST/2020/7"),
        ("A/RES/901/12", "A/RES/901/12"),
    ],
)
def test_every_spelling_gives_the_canonical_symbol(spelling, canonical):
    assert str(parse_symbol(spelling)) == canonical


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "ISO/IEC 27001",
        "C.96.IV.13",
        "大会",
        "12",
        "A",
        "//",
        "A/",
        "hello/world",
        "2011-2020",
        "第",
        "x" * 5000,
        "/" * 150,
    ],
)
def test_what_is_no_symbol_gives_none(words):
    assert parse_symbol(words) is None


@pytest.mark.parametrize(
    ("words", "body", "kind", "session", "year"),
    [
        ("A/RES/75/307", "A", "resolution", 75, None),
        ("A/DEC/53/453", "A", "decision", 53, None),
        ("A/RES/3379(XXX)", "A", "resolution", 30, None),
        ("S/RES/1325(2000)", "S", "resolution", None, 2000),
        ("A/HRC/RES/48/13", "A/HRC", "resolution", 48, None),
        ("A/C.3/78/L.41", "A/C.3", "draft_resolution", 78, None),
        ("E/RES/2023/1", "E", "resolution", None, 2023),
        ("FCCC/CP/2015/10/Add.1", "FCCC/CP", "other", None, 2015),
        ("A/75/PV.90", "A", "meeting_record", 75, None),
        ("A/77/PV.56 (Resumption 1)", "A", "meeting_record", 77, None),
        ("S/2020/898", "S", "other", None, 2020),
    ],
)
def test_a_symbol_tells_body_kind_session_and_year(words, body, kind, session, year):
    symbol = parse_symbol(words)
    assert (symbol.body, symbol.kind, symbol.session, symbol.year) == (body, kind, session, year)


def test_special_sessions_have_labels_and_no_number():
    assert (parse_symbol("ES-11/1").session, parse_symbol("ES-11/1").session_label) == (None, "ES-11")


def test_a_joint_symbol_knows_its_halves():
    assert [str(half) for half in parse_symbol("A/67/280-S/2012/614").halves] == ["A/67/280", "S/2012/614"]


def test_symbols_sort_as_a_person_counts():
    assert parse_symbol("75/9") < parse_symbol("75/10") < parse_symbol("76/1")


numbers = st.integers(1, 999).map(str)
symbols = st.one_of(
    st.builds("A/RES/{}/{}".format, numbers, numbers),
    st.builds("A/{}/L.{}/Add.{}".format, numbers, numbers, numbers),
    st.builds("S/RES/{}({})".format, numbers, st.integers(1946, 2099)),
    st.builds("A/{}/{}-S/{}/{}".format, numbers, numbers, st.integers(1950, 2099), numbers),
    st.builds("A/RES/{}({})".format, numbers, st.sampled_from(["III", "XV", "XXX", "S-IV"])),
    st.builds("FCCC/CP/{}/{}".format, st.integers(1992, 2099), numbers),
)


@given(symbols)
def test_the_canonical_form_reads_as_itself(words):
    symbol = parse_symbol(words)
    assert str(symbol) == words
    assert parse_symbol(str(symbol)) == symbol
    assert " " not in symbol.path


@given(st.text(max_size=40) | st.text("ASERL/().-0123456789 第号决议", max_size=40))
def test_no_words_make_it_fail(words):
    symbol = parse_symbol(words)
    assert symbol is None or parse_symbol(str(symbol)) == symbol


@pytest.mark.parametrize("body", all_bodies(), ids=lambda body: body.prefix)
def test_each_bodys_example_is_a_symbol_of_it(body):
    assert parse_symbol(body.example), body.example
    assert get_body(body.example) == body
    assert body.names["zh"]
    assert body.names["en"]


def test_a_committee_that_is_not_listed_falls_under_its_kind():
    assert get_body("A/AC.109").prefix == "A/AC"
    assert get_body("XYZ") is None
