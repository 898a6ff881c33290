"""Which paragraphs read as headings, whatever the markup or the parser calls them."""

from types import SimpleNamespace

import pytest

from resolutions.parsing.subheadings import find_headings
from tests.parsing.test_akn import paragraph
from tests.parsing.test_akn import parse as parse_xml
from tests.parsing.test_forms import HEAD
from tests.parsing.test_forms import parse as parse_text


def row(words, number="", kind="operative", level=0, verb=""):
    return SimpleNamespace(kind=kind, words=words, number=number, level=level, verb=verb)


ASKS = row("请委员会提出报告；", "1", verb="请")
PLAIN = row("委员会可以随时修订码头上的规则。")


def headings(*rows):
    return [rows[place].words for place in sorted(find_headings(rows))]


@pytest.mark.parametrize(
    "words",
    [
        "渡口的维修",
        "绳索、船桨和救生圈",
        "“灯塔”",
        "2847年预算估计数",
        "豁免/协调人",
        "Regional ferries and their piers",
        "二",
    ],
)
@pytest.mark.parametrize("below", [ASKS, PLAIN])
def test_a_short_line_above_a_paragraph_reads_as_a_heading(words, below):
    assert headings(row("回顾其第70/1号决议，", kind="preambular"), row(words), below) == [words]


@pytest.mark.parametrize(
    "line",
    [
        row("渡口的维修；"),
        row("维修如下："),
        row("Ferries,"),
        row("(a) 渡口"),
        row("渡口", number="(a)", level=1),
        row("渡口", level=1),
        row("渡口", kind="annex"),
        row("渡口", kind="preambular"),
        row("渡口", kind="text"),
        row("表示注意到渡口", verb="表示注意到"),
        row("* 任期满"),
        row("项目31. 渡口"),
        row("码头 | 3 | 410"),
        row("渡口" * 31),
        row("ferry " * 21),
    ],
)
def test_what_is_long_closed_labelled_or_stands_elsewhere_reads_as_a_paragraph(line):
    assert headings(line, ASKS) == []


def test_what_the_record_calls_a_heading_is_one_wherever_it_stands():
    assert headings(ASKS, row("附件：", kind="heading"), row("渡口", kind="annex"), row("A", kind="heading")) == [
        "附件：",
        "A",
    ]


@pytest.mark.parametrize("below", [[], [row("渡口", kind="annex")], [row("** 2848年任满。")], [row("码头 | 3 | 410")]])
def test_a_line_with_nothing_of_the_body_below_it_is_no_heading(below):
    assert headings(ASKS, row("渡口的维修"), *below) == []


def test_a_heading_may_stand_above_a_heading():
    lines = [row("三"), row("渡口的维修"), row("码头"), ASKS]
    assert headings(*lines) == ["三", "渡口的维修", "码头"]
    assert headings(row("二"), row("码头", kind="heading"), ASKS) == ["二", "码头"]


def test_many_short_lines_in_a_row_are_a_list():
    names = [row(name) for name in ("北岸渡口", "南岸渡口", "东岸渡口", "西岸渡口")]
    assert headings(*names, ASKS) == []
    assert len(headings(*names[:3], ASKS)) == 3
    labelled = [row("第一编"), names[0], row("第二编"), names[1], row("B"), names[2]]
    assert len(headings(*labelled, ASKS)) == 6


def test_a_sections_label_ends_the_list_above_it():
    reports = [row(f"关于{name}渡口的报告") for name in "东西南北"]
    announcing = row("决定推迟审议下列文件：", verb="决定")
    assert headings(row("A节"), announcing, *reports, row("B节"), announcing, *reports) == ["A节", "B节"]


def test_what_a_colon_announces_is_a_list():
    announcing = row("任命下列人士为渡口委员会成员：", "1", verb="任命")
    assert headings(announcing, row("艾米娜·渡边"), row("请委员会提出报告；", "2")) == []
    assert headings(announcing, row("(a) 艾米娜；", "(a)", level=1), row("渡口的维修"), ASKS) == ["渡口的维修"]


def test_neither_an_enacting_formula_nor_what_stands_above_it_is_a_heading_of_the_body():
    assert headings(row("建议通过下列决议草案"), row("大会，", kind="heading"), ASKS) == []


def test_a_text_reads_with_the_same_headings_from_both_forms():
    """The markup has them as paragraphs without a number; a heading's first word is no opening verb."""
    lines = [
        ("", "总体目标"),
        ("1.", "重申渡船的作用；"),
        ("", "支持码头"),
        ("2.", "请委员会报告；"),
        ("", "二"),
        ("", "维修"),
        ("3.", "决定休会。"),
    ]
    body = "".join(paragraph(number, words) for number, words in lines)
    text = HEAD + "回顾其第70/1号决议，\n\n" + "\n\n".join(f"{number} {words}".strip() for number, words in lines)
    for record in (parse_xml(body.replace("<num></num>", "")), parse_text(text)):
        rows = [row(p.text, p.number or "", p.kind, p.level, p.verb or "") for p in record.paragraphs]
        assert headings(*rows) == ["总体目标", "支持码头", "二", "维修"]


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["pages", "a line each"])
def test_a_heading_below_an_item_without_a_point_is_no_part_of_the_item(between):
    lines = ["1. 决定任务如下：", "(a) 修理码头；", "(b) 保护渡船", "其他工作", "2. 请委员会报告。"]
    record = parse_text(HEAD + between.join(lines))
    assert [(p.number, p.text) for p in record.paragraphs[2:4]] == [("(b)", "保护渡船"), (None, "其他工作")]


def test_an_article_is_no_label():
    announcing = row("Decides that the commission is composed of:", "1", verb="Decides")
    members = [row("A chair elected by the members"), row("A secretary"), row("Three members")]
    assert headings(announcing, *members, row("Requests the commission to report.", "2", verb="Requests")) == []
