"""Comparisons of whole texts, and the same as a Word file with tracked changes."""

import datetime as dt
import io
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.comparing.comparison import Unit, compare
from resolutions.exports.tracked import tracked_changes
from tests.comparing.test_alignment import BOAT, MAP, MONEY, RIVER, SCHOOL, TEXT


def units(words, first=1):
    return [Unit(f"op{n}", text, str(n)) for n, text in enumerate(words, first)]


def test_numbering_is_no_change():
    comparison = compare(units(TEXT), units(TEXT, 7))
    assert comparison.counts["kept"] == 5
    assert not any(row.is_change() for row in comparison.rows)


def test_what_only_ticks_on_can_be_hidden():
    before, after = "请秘书长向大会第七十五届会议提交报告。", "请秘书长向大会第七十七届会议提交报告。"
    (row,) = compare(units([before]), units([after])).rows
    assert row.status == "counters"
    assert row.is_change()
    assert not row.is_change(counters=False)


def test_the_counts_say_what_became_of_all():
    changed = MONEY.replace("自愿捐款", "经常预算")
    counts = compare(units([RIVER, SCHOOL, BOAT, MAP, MONEY]), units([SCHOOL, MAP, changed, RIVER])).counts
    assert counts == {
        "kept": 3, "counters": 0, "changed": 1, "new": 0, "gone": 1, "moved": 1, "split": 0, "merged": 0,
    }  # fmt: skip


def test_a_split_paragraph_whose_words_stayed_is_kept_but_seen():
    (row,) = compare(units([RIVER + MAP]), units([RIVER, MAP])).rows
    assert (row.kind, row.status) == ("split", "kept")
    assert row.is_change()


def test_a_moved_paragraph_stands_also_where_it_was():
    comparison = compare(units(TEXT), units([*TEXT[1:], RIVER]))
    places = [(row.moved, departure) for row, departure in comparison.with_departures()]
    assert places == [(True, True), *[(False, False)] * 4, (True, False)]


# --- Word ---

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_text(data, accept):
    """The paragraphs of a .docx once all changes are accepted, or rejected; numbers are left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = ElementTree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    gone = {f"{W}del", f"{W}moveFrom"} if accept else {f"{W}ins", f"{W}moveTo"}
    paragraphs, open_words = [], ""
    for paragraph in list(body.iter(f"{W}p"))[2:]:
        for child in paragraph:
            if child.tag == f"{W}r" and child.find(f"{W}t").text.endswith("\u2002"):
                continue
            if child.tag not in gone:
                open_words += "".join(t.text or "" for t in child.iter() if t.tag in (f"{W}t", f"{W}delText"))
        properties = paragraph.find(f"{W}pPr/{W}rPr")
        if properties is None or not any(properties.find(tag) is not None for tag in gone):
            paragraphs.append(open_words)
            open_words = ""
    return [words for words in [*paragraphs, open_words] if words]


def word_file(before, after):
    comparison = compare(units(before), units(after))
    return tracked_changes(comparison, title="A → B", note="说明", author="编辑", at=dt.datetime(2026, 1, 1))


@pytest.mark.parametrize(
    "after",
    [
        TEXT,
        [RIVER, SCHOOL.replace("阅读", "写字"), MAP, MONEY],
        [*TEXT[1:], RIVER.replace("手稿", "地图")],
        [RIVER[:20], RIVER[20:], *TEXT[1:]],
        [RIVER + SCHOOL, *TEXT[2:]],
        [],
    ],
)
def test_accepting_all_gives_the_second_text_and_rejecting_all_the_first(after):
    data = word_file(TEXT, after)
    assert word_text(data, accept=True) == after
    assert word_text(data, accept=False) == TEXT


ANY_TEXT = st.lists(st.sampled_from([*TEXT, RIVER + MAP, BOAT.replace("船只", "小艇"), MAP[:15], MAP[15:]]), max_size=7)


@settings(max_examples=40, deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_the_word_file_carries_both_texts_whatever_they_are(before, after):
    data = word_file(before, after)
    assert word_text(data, accept=True) == after
    assert word_text(data, accept=False) == before


def test_characters_that_a_word_file_cannot_hold_are_left_out():
    assert word_text(word_file(["a\x0bb"], ["a\x0bc"]), accept=True) == ["ac"]
