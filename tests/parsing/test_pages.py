"""What a page puts between a text's words: running heads, numbers, notes and their calls, lines cut at a width."""

import pytest

from resolutions.parsing.blocks import Block
from resolutions.parsing.page.furniture import drop_furniture
from tests.parsing.test_forms import HEAD, parse


def test_a_footnote_between_the_halves_of_a_paragraph_is_taken_out():
    document = parse(HEAD + "回顾河流委员会¹ 在上游\n\n¹ A/901/5，附件。\n\n各国的工作，\n\n1. **请**委员会报告。\n")
    first = document.paragraphs[0]
    assert first.text == "回顾河流委员会在上游各国的工作，"
    assert [(note.mark, first.text[: note.offset]) for note in first.notes] == [("1", "回顾河流委员会")]
    assert [(n.mark, n.text) for n in document.footnotes] == [("1", "A/901/5，附件。")]


def test_superscripts_that_became_digits_are_calls_again():
    document = parse(HEAD + "回顾《河流宣言》，1 并欢迎其执行，\n\n1 A/901/5，附件。\n\n1. 请委员会报告。\n")
    assert document.paragraphs[0].text == "回顾《河流宣言》，并欢迎其执行，"
    assert document.paragraphs[0].notes[0].mark == "1"


@pytest.mark.parametrize(
    "furniture",
    [
        "2/9",
        "返回页首",
        "03 41253",
        "K2200712[C]",
        "- 3 -",
        "21-09409",
        "21-09409 (C) 140721 150721",
        "*2109409*",
        "\f",
        "A/RES/901/12 某乙事项",
        "第 3 页",
    ],
)
def test_page_furniture_is_dropped_and_the_sentence_goes_on(furniture):
    document = parse(HEAD + f"回顾河流委员会在上游\n\n{furniture}\n\n各国的工作，\n\n1. 请委员会报告。\n")
    assert document.paragraphs[0].text == "回顾河流委员会在上游各国的工作，"


def test_a_paragraph_that_stands_open_in_a_quotation_at_a_pages_end_goes_on():
    document = parse(
        HEAD
        + "回顾河流委员会，\n\n1. 请委员会出席首脑会议(通过了题为“改变渡口：\n\n¹ A/901/5。\n\n900年议程”的文件)；\n"
    )
    assert document.paragraphs[-1].text == "请委员会出席首脑会议(通过了题为“改变渡口：900年议程”的文件)；"


PRINTED = """联合国 A/RES/901/12
大会
Distr.: General
13 December 2846
46-25020 (C) 181246 191246
*4625020*
请回收
第九百零一届会议
议程项目88(c)
某甲事项：
渡船安全方面的国际合作
2846年11月18日大会决议
[未经发交主要委员会而通过(A/901/L.14和A/901/L.14/Add.1)]
901/12. 渡船安全方面的国际合作
{0}大会，
{0}回顾其2845年12月8日第900/46号决议、经济及社会理事会2845年6月23日第2845/10号
决议及其以往关于渡船和渡口安全的所有决议，
{0}重申渡船向所有人开放、不分昼夜和水位的原则，并重申在河水上涨和发生其他自然
灾害时提供渡船的所有各方都必须促进和充分尊重这些原则，
{0}欢迎《渡口框架》1 和《船只议程》2 的通过，并回顾《河口行动议程》，3
{0}注意到2846年6月21日至23日在上游城市举行的经济及社会理事会2846年届会渡口部
分，
{0}1. 欢迎渡口部分的成果；
{0}2. 请渡口协调员继续努力加强渡船的协调和问责，吁请联合国相关组织和其他相关政
府间组织以及其他从事摆渡工作的人员继续与渡口事务协调厅
__________________
1 第899/283号决议，附件二。
2 第870/1号决议。
3 可查阅渡口名册。
2/3 46-25020
A/RES/901/12
渡船安全方面的国际合作
协作，加强协调、效力和效率；
{0}3. 鼓励会员国：
{0}(a) 建立和加强国家和地方机构的能力，包括备船、预警和应急能力，并酌情为此开展
国际合作和能力建设；
{0}(b) 收集数据。

2846年11月18日
第44次全体会议
"""


@pytest.mark.parametrize("indent", ["    ", ""])
def test_a_page_as_it_is_printed_line_by_line_is_read_whole(indent):
    document = parse(PRINTED.format(indent))
    assert (document.title, document.proposals) == ("渡船安全方面的国际合作", ["A/901/L.14", "A/901/L.14/Add.1"])
    assert (document.agenda_items[0].title, document.agenda_items[0].sub_title) == (
        "某甲事项",
        "渡船安全方面的国际合作",
    )
    assert [(p.number, p.text[:2], p.text[-3:]) for p in document.paragraphs] == [
        (None, "回顾", "决议，"),
        (None, "重申", "原则，"),
        (None, "欢迎", "程》，"),
        (None, "注意", "部分，"),
        ("1", "欢迎", "成果；"),
        ("2", "请渡", "效率；"),
        ("3", "鼓励", "员国："),
        ("(a)", "建立", "建设；"),
        ("(b)", "收集", "数据。"),
    ]
    assert [note.mark for paragraph in document.paragraphs for note in paragraph.notes] == ["1", "2", "3"]
    assert [note.text for note in document.footnotes] == [
        "第899/283号决议，附件二。",
        "第870/1号决议。",
        "可查阅渡口名册。",
    ]


def test_words_that_stand_alone_on_several_lines_are_no_running_heads():
    lines = [Block(words) for _n in range(4) for words in ("请会员国回顾", "渡口委员会", "的报告；")]
    assert len(drop_furniture(lines, cut=True)) == 12
    head = [Block(words) for _n in range(4) for words in ("请会员国回顾其", "2/9", "渡口委员会", "以往的报告；")]
    assert "渡口委员会" not in [line.text for line in drop_furniture(head, cut=True)]


def test_a_tables_cells_that_come_again_are_kept():
    cells = "甲国\n不适用\n乙国(某级国家和另一级国家除外，不论年份)\n不适用\n丙国\n不适用\n0.001\n0.001\n0.001\n"
    document = parse(HEAD + f"回顾河流，\n1. 核准下列费率：\n{cells}2. 决定休会。\n")
    words = " ".join(p.text for p in document.paragraphs)
    assert (words.count("不适用"), words.count("0.001")) == (3, 3)


def test_parts_that_say_the_same_keep_it():
    part = "审查\n1. 请委员会审查渡口；\n2. 请注意。\n"
    document = parse(HEAD + "回顾河流，\n" + "".join(f"{letter}\n{part}" for letter in "ABC"))
    assert [p.text for p in document.paragraphs].count("请注意。") == 3


def test_a_line_that_stands_elsewhere_is_kept_at_a_pages_top():
    tail = "可持续发展目标"
    pages = f"1. 请委员会报告{tail}\n\n；\n\n2. 请各国考虑\n\n2/9\n\n{tail}\n\n并报告；\n\n{tail}\n\n3. 决定休会。\n\n{tail}\n"
    document = parse(HEAD + f"回顾河流，\n\n{pages}")
    assert " ".join(p.text for p in document.paragraphs).count(tail) == 4


def test_a_running_head_early_in_a_document_is_none_of_its_words():
    document = parse(f"A/RES/901/12\n\n{HEAD}1. 请委员会\n\fA/RES/901/12\n报告渡口；\n2. 决定休会。\n")
    assert [p.text for p in document.paragraphs] == ["请委员会报告渡口；", "决定休会。"]


def test_paragraphs_whose_calls_became_digits_stay_apart_where_the_notes_are_lost():
    document = parse(HEAD + "遵循《河流宣言》，1\n\n回顾其决议，2\n\n又回顾《渡口公约》，3\n\n1. 请委员会报告。\n")
    assert len(document.paragraphs) == 4


def test_a_revisions_number_is_no_call():
    head = HEAD.replace("(A/901/433，第 18 段)", "(A/901/433/Rev.1)")
    document = parse(head + "欢迎河流公约1 和桥梁的通过，\n\n1 A/901/5，附件。\n\n1. 请委员会报告。\n")
    assert document.proposals == ["A/901/433/Rev.1"]
    assert (document.paragraphs[0].text, len(document.paragraphs[0].notes)) == ("欢迎河流公约和桥梁的通过，", 1)


def test_a_councils_running_head_is_dropped_with_the_blank_it_is_printed_with():
    document = parse(
        "S/RES/9002 (2846)\n\n第9002(2846)号决议\n\n安全理事会，\n\n回顾渡船委员会在上游\n\n"
        "S/RES/9002 (2846)\n\n各国的工作，\n\n关于渡船的 S/RES/9002 (2846)\n\n1. 请委员会报告。\n"
    )
    assert [p.text for p in document.paragraphs] == ["回顾渡船委员会在上游各国的工作，", "请委员会报告。"]
    assert not document.citations


@pytest.mark.parametrize("head", ["A/RES/901/12\n\n河流", "河流\n\nA/RES/901/12", "A/RES/901/12\n\n河流\n\n3"])
def test_a_running_heads_title_on_a_line_of_its_own_is_dropped_too(head):
    masthead = (
        "联合国 A/RES/901/12\n\n大会\n\nDistr.: General\n\n第九百零一届会议\n\n议程项目7\n\n901/12. 河流\n\n大会，\n\n"
    )
    document = parse(masthead + f"回顾河流委员会在上游\n\n{head}\n\n各国的工作，\n\n1. 请委员会报告。\n")
    assert [p.text for p in document.paragraphs] == ["回顾河流委员会在上游各国的工作，", "请委员会报告。"]


@pytest.mark.parametrize(
    ("language", "formula", "cut", "whole"),
    [
        ("zh", "大会，", "极为关\n\n切地注意到河水上涨，", "极为关切地注意到河水上涨，"),
        ("en", "The General Assembly,", "R\n\necalling the bridge,", "Recalling the bridge,"),
        ("fr", "L’Assemblée générale,", "Ré\n\naffirmant l’utilité du pont,", "Réaffirmant l’utilité du pont,"),
        ("ru", "Генеральная Ассамблея,", "с озаб\n\nоченностью отмечая паводок,", "с озабоченностью отмечая паводок,"),
    ],
)
def test_an_opening_that_a_pages_end_cut_opens_its_paragraph(language, formula, cut, whole):
    # A letter alone comes as often as a running head does.
    times = 3 if language == "en" else 1
    others = {
        "zh": "回顾渡船，",
        "en": "Recalling the ferry,",
        "fr": "Rappelant les bacs et les ponts,",
        "ru": "ссылаясь на паром,",
    }
    document = parse(f"A/RES/901/12\n\n{formula}\n\n{others[language]}\n\n" + f"{cut}\n\n" * times)
    assert [p.text for p in document.paragraphs] == [others[language], *[whole] * times]
