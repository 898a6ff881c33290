"""Headings within a text as the record has them: labelled ones, the titles of parts, and those that are paragraphs."""

from tests.parsing.test_forms import HEAD, parse

HEADINGS = """回顾其第70/1号决议，

总体目标

1. 重申渡船的作用；

支持码头

2. 请委员会报告；

八

缆绳和船桨

3. 请各国更换缆绳；

A. 筹资

4. 促请各国捐款；

第二节

渡口

今后的工作

5. 决定继续审议此事。

附件

渡口的名称

1. 北岸渡口。
"""


def test_a_heading_without_a_label_is_a_paragraph_without_a_number_and_one_with_a_label_a_heading():
    paragraphs = parse(HEAD + HEADINGS).paragraphs
    assert [(p.id, p.number, p.verb, p.text) for p in paragraphs if p.kind == "operative" and not p.number] == [
        ("opu1", None, None, "总体目标"),
        ("opu3", None, None, "支持码头"),
        ("opu7", None, None, "今后的工作"),
    ]
    assert [(p.number, p.text) for p in paragraphs if p.kind == "heading"] == [
        (None, "八"),
        (None, "缆绳和船桨"),
        ("A", "筹资"),
        (None, "第二节"),
        (None, "渡口"),
        (None, "附件"),
        (None, "渡口的名称"),
    ]


def test_the_title_of_a_part_and_a_formula_without_its_comma_stay_headings():
    document = parse(
        HEAD
        + "回顾其第70/1号决议，\n\n1. 请委员会报告。\n\nB\n\n渡口的夜间照明\n\n船工的宿舍\n\n大会，\n\n重申其第70/1号决议，\n\n"
        "1. 决定点灯；\n\n2. 决定继续审议此事。\n\n经济及社会理事会\n\n建议采取行动：\n\n大会，\n\n回顾渡口，\n\n1. 决定休会。\n"
    )
    assert [p.text for p in document.paragraphs if p.kind == "heading"] == [
        "B",
        "渡口的夜间照明",
        "船工的宿舍",
        "大会，",
        "经济及社会理事会",
        "大会，",
    ]


def test_a_heading_between_preambular_paragraphs_and_those_of_a_letter_stay_headings():
    a_line_each = (HEAD + "回顾其第70/1号决议，\n河流的名称\n又回顾其第70/2号决议，\n1. 请委员会报告。\n").replace(
        "\n\n", "\n"
    )
    document = parse(a_line_each)
    assert [p.kind for p in document.paragraphs] == ["preambular", "heading", "preambular", "operative"]
    letter = parse("2846年9月1日甲国常驻联合国代表给秘书长的信\n\n渡口的现状\n\n1. 渡口有三个码头，都在北岸。\n")
    assert [p.kind for p in letter.paragraphs] == ["heading", "text"]


def test_bodies_in_a_list_are_its_items_and_a_bodys_name_may_be_a_heading():
    organs = ["大会", "安全理事会", "经济及社会理事会", "人权理事会", "渡口管理局"]
    listed = parse(HEAD + "1. 请下列机构提出报告：\n\n" + "\n\n".join(organs) + "\n\n2. 决定休会。\n")
    assert [(p.kind, p.text) for p in listed.paragraphs[1:-1]] == [("operative", organ) for organ in organs]
    heads = parse(HEAD + "1. 重申渡船的作用；\n\n安全理事会\n\n2. 请其报告；\n\n渡口\n\n3. 决定休会。\n")
    assert [p.kind for p in heads.paragraphs] == ["operative"] * 5


def test_headings_below_an_annexs_title_and_a_last_line_stay_headings():
    text = parse(
        HEAD + "1. 通过本决议附件所载章程。\n\n附件一：渡口章程\n\n总则\n\n1. 渡口由委员会管理。\n\n表决情况\n"
    )
    kinds = {p.text: p.kind for p in text.paragraphs}
    assert kinds["总则"] == kinds["表决情况"] == "heading"
