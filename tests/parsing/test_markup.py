"""Marks of Markdown and of pages of the web that extraction leaves among a text's words."""

import pytest

from tests.parsing.test_forms import HEAD, parse


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("_回顾_其第 70/1 号决议，", "回顾其第70/1号决议，"),
        ("<b>回顾</b>其第 70/1 号决议，", "回顾其第70/1号决议，"),
        ('<span class="x">回顾</span>CO<sub>2</sub>的排放，', "回顾CO2的排放，"),
        ("回顾档案 A_B_C 和 2*3=6，", "回顾档案A_B_C和2*3=6，"),
        ("回顾不到 <5 岁的儿童，", "回顾不到<5岁的儿童，"),
    ],
)
def test_marks_are_taken_out_and_what_is_printed_stays(words, read):
    assert parse(HEAD + f"{words}\n\n1. 请委员会报告。\n").paragraphs[0].text == read


def test_notes_that_have_names_are_numbered_by_their_calls():
    document = parse(
        HEAD
        + "回顾《河流宣言》[^river]和《渡口宪章》，[^charter]\n\n1. 请委员会报告。\n\n[^charter]: 第70/1号决议。\n\n[^river]: 第70/2号决议。\n"
    )
    assert [(note.mark, note.text) for note in document.footnotes] == [("2", "第70/1号决议。"), ("1", "第70/2号决议。")]
    assert [note.mark for note in document.paragraphs[0].notes] == ["1", "2"]


@pytest.mark.parametrize("form", ["{}) ", "{}. ", "{}、"])
def test_paragraphs_are_numbered_with_a_bracket_too(form):
    body = "".join(f"{form.format(n)}请各国报告第{n}次会议；\n\n" for n in (1, 2, 3))
    assert [p.number for p in parse(HEAD + f"回顾河流，\n\n{body}").paragraphs] == [None, "1", "2", "3"]
