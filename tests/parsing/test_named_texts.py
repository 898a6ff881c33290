"""Names of texts: given a symbol once, linked where they are said again, as links of their own kind."""

import pytest

from resolutions.parsing import parse_source

HEAD = "第九百零三届会议\n\n903/7. 河流\n\n大会，\n\n"
CLOSE = "\n\n2848 年 11 月 10 日\n第 34 次全体会议\n"


def names(body, notes):
    record = parse_source((HEAD + body + CLOSE + notes).encode())
    texts = {p.id: p.text for p in record.paragraphs}
    found = [c for c in record.citations if c.by == "name"]
    assert all(texts[c.where][c.start : c.end] == c.text for c in found)
    return [(c.text, c.symbol, c.pinpoint, c.where) for c in found]


def test_a_name_that_a_footnote_explains_is_linked_at_its_later_mentions():
    body = "重申《河流契约》，¹ 其中申明水无国界，\n\n1. 欢迎《河流契约》获得通过；\n\n2. 请各国执行《河流契约》。"
    found = names(body, "\n¹ 第902/20号决议，附件。\n")
    assert found == [
        ("《河流契约》", "A/RES/902/20", "附件", "op1"),
        ("《河流契约》", "A/RES/902/20", "附件", "op2"),
    ]


def test_a_name_with_its_symbol_in_brackets_is_linked_too():
    assert names("重申《河流契约》(第902/20号决议)，\n\n1. 欢迎《河流契约》。", "") == [
        ("《河流契约》", "A/RES/902/20", None, "op1")
    ]


@pytest.mark.parametrize(
    "note",
    [
        "联合国，《条约汇编》，第1卷，第2号。",
        "第902/20号和第902/21号决议。",
        "见第902/20号决议所述各项原则的说明和解释。",
    ],
)
def test_a_footnote_that_says_more_or_less_than_one_symbol_names_nothing(note):
    assert names("重申《河流契约》，¹\n\n1. 欢迎《河流契约》。", f"\n¹ {note}\n") == []


def test_a_name_explained_in_two_ways_is_left_alone():
    body = "重申《河流契约》，¹\n\n又重申《河流契约》，²\n\n1. 欢迎《河流契约》。"
    assert names(body, "\n¹ 第902/20号决议。\n\n² 第901/12号决议。\n") == []


def test_an_english_name_must_say_that_it_is_a_text():
    text = (
        "Nine hundred and third session\n\n903/7. Rivers\n\nThe General Assembly,\n\n"
        "Reaffirming the Pact for the Rivers,¹\n\nNoting the work of the High Commissioner for Rivers,²\n\n"
        "1. Welcomes the Pact for the Rivers and the High Commissioner for Rivers.\n\n"
        "34th plenary meeting\n10 November 2848\n\n¹ Resolution 902/20.\n\n² Resolution 902/21.\n"
    )
    record = parse_source(text.encode())
    assert [(c.text, c.symbol) for c in record.citations if c.by == "name"] == [("Pact for the Rivers", "A/RES/902/20")]


def test_a_treaty_is_named_by_the_decision_that_holds_it():
    body = "重申《渡口协定》，¹ 其中申明水无国界，\n\n1. 请各国执行《渡口协定》。"
    note = "\n¹ 在《水域框架公约》下通过，见FCCC/CP/2846/7/Add.3，第9/CP.4号决定，附件二。\n"
    assert names(body, note) == [("《渡口协定》", "FCCC/CP/2846/7/Add.3", "第9/CP.4号决定，附件二", "op1")]


def test_a_paragraph_of_a_document_names_nothing():
    body = "重申《渡口协定》，¹ 其中申明水无国界，\n\n1. 请各国执行《渡口协定》。"
    assert names(body, "\n¹ A/902/20，第19段。\n") == []


def test_a_short_name_that_the_text_had_before_is_not_what_a_later_note_says():
    body = (
        "".join(f"回顾《公约》第{n}条，\n\n" for n in "三四五")
        + "又回顾《公约》，¹ 并铭记河流，\n\n1. 请各国执行《公约》。"
    )
    assert names(body, "\n¹ A/902/20。\n") == []
