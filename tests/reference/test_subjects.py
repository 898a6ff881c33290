"""Subjects: a heading of the UNBIS Thesaurus is found by its English or its Chinese form."""

import pytest

from resolutions.reference.subjects import DATA_FILE, Subject, find_subject

TERMS_OF_TRADE = Subject(id="1006464", en="TERMS OF TRADE", zh="贸易条件")


@pytest.mark.parametrize("heading", ["TERMS OF TRADE", "terms of trade", " Terms  of Trade ", "贸易条件"])
def test_a_subject_is_found_by_either_language_in_any_case(heading):
    assert find_subject(heading) == TERMS_OF_TRADE


@pytest.mark.parametrize("heading", ["", "no such heading", "没有这个主题"])
def test_an_unknown_heading_finds_none(heading):
    assert find_subject(heading) is None


def test_every_line_of_the_table_can_be_found_and_the_lines_are_sorted():
    header, *lines = DATA_FILE.read_text(encoding="utf-8").splitlines()
    rows = [Subject(*line.split("\t")) for line in lines]
    assert header == "id\ten\tzh" and len(rows) > 7000
    assert [row.en for row in rows] == sorted(row.en for row in rows)
    for row in rows:
        assert find_subject(row.en) == row
        assert find_subject(row.zh).zh.casefold() == row.zh.casefold()


def test_a_chinese_heading_shared_by_several_subjects_gives_the_first_in_english_order():
    assert find_subject("货物").en == "CARGO"
