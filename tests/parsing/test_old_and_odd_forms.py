"""Forms of older sessions, of councils and of drafts that differ from a resolution of today."""

import datetime as dt

import pytest

from resolutions.parsing import parse_source


def parse(*blocks):
    return parse_source("\n\n".join(blocks).encode(), "text.txt")


def kinds(document):
    return [(p.kind, p.number, p.text) for p in document.paragraphs]


def test_an_adoption_line_without_a_date_is_no_agenda_title():
    document = parse(
        "议程项目67(b)", "大会决议", "[未经发交主要委员会而通过(A/61/611)]", "61/806. 渡口", "大会，", "1. 请报告。"
    )
    assert (document.symbol, document.title) == ("A/RES/61/806", "渡口")
    assert document.agenda_items[0].title is None


@pytest.mark.parametrize(
    ("line", "symbol", "title"),
    [
        ("1514 (XV). 关于渡口的宣言", "A/RES/1514(XV)", "关于渡口的宣言"),
        ("3201(S-VI). 关于渡口的宣言", "A/RES/3201(S-VI)", "关于渡口的宣言"),
        ("2200 A (XXI). 渡口公约", "A/RES/2200(XXI)", "渡口公约"),
    ],
)
def test_a_resolution_of_the_first_sessions_is_known_by_its_number_line(line, symbol, title):
    document = parse(line, "大会，", "回顾其决议，", "1. 决定开渡口。", "第947次全体会议，", "1960年12月14日。")
    assert (document.symbol, document.title) == (symbol, title)
    assert (document.kind, document.date, document.meeting) == ("resolution", dt.date(1960, 12, 14), 947)
    assert len(document.paragraphs) == 2


def test_a_councils_decision_may_have_a_formula():
    document = parse("人权理事会2846年3月31日通过的决定", "852/115. 普遍定期审议结果", "人权理事会，", "通过审议结果。")
    assert (document.symbol, document.kind) == ("A/HRC/DEC/852/115", "decision")


def test_a_decision_numbered_by_years_is_the_economic_and_social_councils():
    document = parse("2846/318. 报告", "在2846年7月19日第29次全体会议上，经济及社会理事会注意到报告。")
    assert document.symbol == "E/DEC/2846/318"


def test_a_decisions_only_sentence_is_no_close_though_it_is_short():
    said = "2846年12月7日大会第47次全体会议表示注意到第六委员会的报告。"
    document = parse("901/522. 第六委员会的报告", said)
    assert (document.kind, kinds(document)) == ("decision", [("operative", None, said)])


@pytest.mark.parametrize("formula", ["大会，", "大会"])
def test_a_formula_below_the_number_line_may_lack_its_comma(formula):
    document = parse("2846年9月29日大会决议", "901/1. 政治宣言", formula, "通过附于本决议的宣言。")
    assert document.formula == formula
    assert kinds(document) == [("operative", None, "通过附于本决议的宣言。")]


def test_an_annexed_declaration_keeps_its_own_formula_in_the_annex():
    document = parse(
        "901/95. 宣言", "大会，", "1. 通过附件所载宣言。", "附件", "渡口宣言", "大会，", "回顾《宪章》，", "第一条", "渡口开放。"
    )  # fmt: skip
    assert [kind for kind, _number, _words in kinds(document)][-2:] == ["heading", "annex"]
    assert ("annex", None, "回顾《宪章》，") in kinds(document)
    assert not any(kind == "preambular" for kind, _number, _words in kinds(document))


def test_each_part_of_a_resolution_may_have_a_close_of_its_own():
    close = ("2846年12月19日", "第50次全体会议")
    document = parse(
        "901/46. 渡口", "A", "甲部", "大会，", "1. 请报告。", *close, "B", "乙部", "大会，", "1. 请再报告。", "2846年12月24日", "第52次全体会议",
    )  # fmt: skip
    assert [words for _kind, _number, words in kinds(document)] == [
        "A",
        "甲部",
        "请报告。",
        "B",
        "乙部",
        "大会，",
        "请再报告。",
    ]
    assert (document.date, document.meeting) == (dt.date(2846, 12, 19), 50)


@pytest.mark.parametrize("label", ["附件A", "附件1", "Annex B", "Annex 2", "附件二"])
def test_an_annex_is_told_by_a_letter_or_a_figure_too(label):
    document = parse("901/5. 渡口", "大会，", "1. 通过名单。", label, "名单", "1. 甲方；")
    assert kinds(document)[-1][0] == "annex"


@pytest.mark.parametrize(
    "line",
    [
        "主席在非正式协商后提交的决议草案",
        "委员会副主席提出的决议草案",
        "Draft resolution submitted by the Chair of the Committee",
    ],
)
def test_who_submitted_a_draft_is_neither_its_title_nor_its_items(line):
    document = parse(
        "A/C.5/901/L.20", "第九百零一届会议", "议程项目139", "渡口规划", line, "渡口规划", "大会，", "1. 重申。"
    )
    assert (document.title, document.agenda_items[0].title) == ("渡口规划", "渡口规划")


def test_stars_behind_sponsors_are_explained_in_footnotes():
    document = parse(
        "A/HRC/853/L.5", "人权理事会", "第八百五十三届会议", "2846年6月19日至7月14日", "议程项目3", "增进渡口",
        "斐济、** 蒙古*、帕劳*、瑙鲁*、图瓦卢*和乌拉圭*：决议草案", "853/… 外债", "人权理事会，", "1. 决定继续处理此案。",
        "* 非人权理事会成员国。", "** 代表渡口集团。",
    )  # fmt: skip
    assert (document.title, len(document.sponsors)) == ("外债", 6)
    assert [note.mark for note in document.footnotes] == ["*", "**"]
    assert kinds(document) == [("operative", "1", "决定继续处理此案。")]


@pytest.mark.parametrize(
    "line", ["2846年届会", "2846年7月27日至8月24日", "11 September–13 October 2846", "2846 session"]
)
def test_when_a_council_sits_is_no_part_of_a_title(line):
    document = parse(
        "E/2846/L.15",
        "经济及社会理事会",
        line,
        "议程项目18(b)",
        "渡口",
        "斐济：决议草案",
        "桥梁",
        "经济及社会理事会，",
        "1. 请报告。",
    )
    assert document.title == "桥梁"


@pytest.mark.parametrize("line", ["暂定项目表* 项目35", "Item 35 of the preliminary list"])
def test_an_item_of_the_preliminary_list_is_an_agenda_item(line):
    document = parse(
        "A/901/812",
        "第九百零一届会议",
        line,
        "渡口局势",
        "2846年3月13日斐济常驻联合国代表给秘书长的信",
        "谨提请注意渡口。",
    )
    assert (document.agenda_items[0].number, document.agenda_items[0].title) == ("35", "渡口局势")


def test_an_agenda_items_title_may_end_with_a_bodys_name_on_a_line():
    document = parse(
        "议程项目14",
        "各次主要会议和首脑会议",
        "成果的执行",
        "2846年9月29日大会决议",
        "901/1. 宣言",
        "大会，",
        "1. 请报告。",
    )
    assert document.agenda_items[0].title == "各次主要会议和首脑会议成果的执行"


MARKDOWN = r"""**第九百零一届会议**\
议程项目 98(s)

**2846年12月4日大会决议**

\[*根据第一委员会的报告(*[*A/901/409*](https://undocs.org/ch/A/901/409)*，第8段)通过*\]

**901/29. 防止渡口竞赛**

*大会*，

*回顾*其2845年12月9日第[900/52](https://undocs.org/ch/A/RES/900/52)号决议，[^1]

1\. *请*秘书长：

> \(a\) 征求会员国意见；
>
> \(b\) 提交报告；

2\. *决定*将项目列入议程。

*2846年12月4日*\
*第42次全体会议*

[^1]: 见[A/901/80](https://undocs.org/ch/A/901/80)。
"""


def test_markdowns_escapes_and_quotation_marks_are_no_part_of_the_text():
    document = parse(MARKDOWN)
    assert (document.committee, document.proposals, document.meeting) == ("1", ["A/901/409"], 42)
    assert kinds(document) == [
        ("preambular", None, "回顾其2845年12月9日第900/52号决议，"),
        ("operative", "1", "请秘书长："),
        ("operative", "(a)", "征求会员国意见；"),
        ("operative", "(b)", "提交报告；"),
        ("operative", "2", "决定将项目列入议程。"),
    ]
    assert [note.text for note in document.footnotes] == ["见A/901/80。"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["国际法院的报告", "2846年4月29日斐济常驻联合国代表给秘书长的信"],
            "2846年4月29日斐济常驻联合国代表给秘书长的信",
        ),
        (["渡口的报告\n增进渡口", "渡船权", "高级专员办事处的报告"], "渡船权"),
        (["秘书长的报告"], "秘书长的报告"),
    ],
)
def test_an_agenda_item_that_reads_like_a_reports_title_is_not_taken_for_it(lines, title):
    items = "议程项目2和3" if len(lines) == 3 else "议程项目27"
    head = "A/901/900\n\n大会\n\nDistr.: General\n\n第九百零一届会议\n" + items + "\n"
    document = parse(head + "\n\n".join(lines), "谨随函转递声明(见附件)。", "一. 导言", "1. 本报告审查渡口的现况。")
    assert document.title == title
    assert document.kind == ("letter" if title.endswith("信") else "report")
    assert len(lines) == 1 or document.agenda_items[0].title == lines[0].split("\n")[0]


@pytest.mark.parametrize(
    "line",
    [
        "秘书长根据大会议事规则第153条提出的说明",
        "Statement submitted by the Secretary-General in accordance with rule 153",
    ],
)
def test_what_a_draft_would_cost_is_said_in_a_note(line):
    document = parse(
        "A/C.5/901/20", "第九百零一届会议", "议程项目139", "渡口预算", "决议草案A/C.3/901/L.41所涉预算问题", line, "1. 说明如下。"
    )  # fmt: skip
    assert (document.kind, document.title) == ("note", "决议草案A/C.3/901/L.41所涉预算问题")


@pytest.mark.parametrize(
    "line",
    [
        "2846年4月29日斐济常驻联合国代表给秘书长的普通照会附件",
        "Annex to the letter dated 29 April 2846 from the Permanent Representative of Fiji",
    ],
)
def test_the_annex_of_a_letter_is_told_by_the_letters_title(line):
    document = parse(
        "A/901/900",
        "2846年4月29日斐济常驻联合国代表给秘书长的信",
        "谨随函转递声明(见附件)。",
        line,
        "1. 我们欢迎渡口。",
    )
    assert kinds(document)[-1] == ("annex", "1", "我们欢迎渡口。")
