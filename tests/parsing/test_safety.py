"""No text makes the parser raise or stall: any characters, damaged documents, and long runs of one thing."""

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolutions.parsing import SourceError, parse_source
from tests.conftest import SAMPLE, SHARED

CALM = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
FOLDERS = [SAMPLE, SHARED / "corpus" / "seeds"]
DOCUMENTS = [
    path.read_text(encoding="utf-8", errors="replace")
    for folder in FOLDERS
    for path in sorted(folder.glob("*"))
    if path.suffix in (".txt", ".md")
]
PIECES = [
    "0",
    "1",
    "9",
    "(",
    ")",
    "（",
    "）",
    "[",
    "]",
    "《",
    "》",
    "%",
    "*",
    "_",
    "²",
    "¹",
    "\n",
    "\x00",
    "\x0b",
    "\x0c",
    "\u2028",
    "\u200b",
    "\ufeff",
    "第",
    "号",
    "、",
    "，",
    "。",
    "/",
    "A/",
    "决议",
    "1.",
    "(a)",
    "大会，",
    "附件",
]
UNITS = [
    "1",
    "第",
    "(",
    "（",
    "《",
    "》",
    "[",
    "*",
    "_",
    "²",
    "A",
    "号",
    "、",
    "1.",
    "1/",
    "()",
    "第1/1号",
    "中国、",
    "%%%\n",
    "1\n",
    "A\n",
    "。\n",
    "回顾\n",
    "附件\n",
    "注\n",
    "*_",
    "[1](",
    "^1",
    "²,",
    "赞成：\n",
    "摘要\n",
    "1 bis.",
    "| a |\n",
    "一、请；\n",
    "大会 联合国\n",
    ".",
    ". ",
    "…",
    "第53次全体会议\n2020年1月1日\n",
    "* 甲\n",
    "① 甲，①\n",
    "㈠ (i) ¹\n",
    "第1/1号决议和A/1/2、",
    "第1988号决议和",
    "甲国,乙国的船只\n",
    "2/9\n渡口的安全\n",
    "901/1\n渡口\n",
    "the Com-\nmittee\n",
    "aaa-\n",
    "，①",
    "1 见\n",
]


def read(text: str):
    """The record, or None where the text was refused as no text; anything else raised fails the test."""
    try:
        return parse_source(text.encode("utf-8", "replace"))
    except SourceError:
        return None


def in_place(record) -> bool:
    """True where each citation's words stand where it says."""
    words = {p.id: p.text for p in record.paragraphs}
    return all(words[c.where][c.start : c.end] == c.text for c in record.citations if c.where in words)


@st.composite
def damaged(draw):
    """A document with lines dropped, doubled and swapped, cut somewhere, and pieces put in or figures changed."""
    lines = draw(st.sampled_from(DOCUMENTS)).split("\n")
    for _change in range(draw(st.integers(1, 6))):
        i, j = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        change = draw(st.sampled_from(["drop", "double", "swap", "cut", "insert", "figure"]))
        if change == "drop" and len(lines) > 1:
            del lines[i]
        elif change == "double":
            lines.insert(j, lines[i])
        elif change == "swap":
            lines[i], lines[j] = lines[j], lines[i]
        elif change == "figure":
            lines[i] = lines[i].translate({ord("1"): draw(st.sampled_from(PIECES)), ord("2"): "9"})
        else:
            at = draw(st.integers(0, len(lines[i])))
            rest = "" if change == "cut" else draw(st.sampled_from(PIECES)) + lines[i][at:]
            lines[i] = lines[i][:at] + rest
    return "\n".join(lines)


@CALM
@given(st.text(max_size=400) | st.lists(st.sampled_from(PIECES), max_size=120).map("".join))
def test_any_text_is_read_or_refused(text):
    record = read(text)
    assert record is None or in_place(record)


@CALM
@given(damaged())
def test_a_damaged_document_is_read(text):
    record = read(text)
    assert record is None or in_place(record)


def lines_run(text: str) -> int:
    """Lines of the project's own code that run while the text is read."""
    count = 0

    def trace(frame, event, _value):
        nonlocal count
        if "resolutions" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_twice_the_text_is_at_most_about_twice_the_work(unit):
    read(unit * 10)
    assert lines_run(unit * 1600) < 2.6 * lines_run(unit * 800) + 2000


@pytest.mark.parametrize(
    "line",
    [
        "2/9 " + "1" * 100 + "x",
        "1 " * 50 + "2/9 x",
        "--" + " " * 20_000 + "x",
        "-" * 20_000 + "x",
        "1. note" + " " * 50_000 + "x",
        "Letter dated 1 " + "to A " * 9_000 + "of",
    ],
)
def test_a_line_that_is_nearly_something_else_is_read_at_once(line):
    """A pattern that could be tried in many ways would not come to an end."""
    assert read(f"72/901. Landings\n\nThe General Assembly,\n\n{line}\n\n1. Decides so.\n") is not None


def test_a_text_that_begins_with_many_comments_is_read_at_once():
    assert read("<!-- -->" * 500 + "\n72/901. Landings\n\nThe General Assembly,\n\n1. Decides so.\n") is not None
