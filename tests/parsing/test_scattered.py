"""What extraction scatters over a page: notes' marks apart from their notes, labels apart from their paragraphs."""

import pytest

from resolutions.parsing import parse_source

HEAD = "A/RES/901/12\n\n第九百零一届会议\n\n议程项目 12\n\n2846 年 11 月 18 日大会决议\n\n901/12. 河流\n\n大会，\n"
CALLS = (
    "回顾《河流宣言》，1 并回顾各国关于渡口、船闸和航道养护工作的各项协定以及沿河村庄的\n居民多年来为此作出的努力，2\n"
    "又回顾沿河各国政府关于渡口和船闸的联合声明以及为落实这项声明而设立的委员会的\n报告，3\n\n"
)
NOTES = {"1": "见A/901/49，附件。", "2": "A/901/50。", "3": "《条约汇编》，第1771卷，第30822号。"}
FOOT = "\n\n46-13977\n\n2/4\n\n\fA/RES/901/12\n\n河流\n\n1.\n\n请各国养护渡口。\n"


def read(text):
    return parse_source((HEAD + text).encode(), "pages.txt")


@pytest.mark.parametrize(
    "foot",
    [
        "1\n2\n3\n\n见 A/901/49，附件。\nA/901/50。\n《条约汇编》，第 1771 卷，第 30822 号。",
        "见 A/901/49，附件。\nA/901/50。\n《条约汇编》，第 1771 卷，第 30822 号。\n1\n2\n3",
        "1\n\n见 A/901/49，附件。\nA/901/50。\n3\n《条约汇编》，第 1771 卷，第 30822 号。\n2",
        "见 A/901/49，附件。\nA/901/50。\n3\n《条约汇编》，第 1771 卷，第 30822 号。\n1\n2",
        "1\n见 A/901/49，附件。\n2\nA/901/50。\n3\n《条约汇编》，第 1771 卷，\n第 30822 号。",
    ],
)
def test_marks_apart_from_their_notes_are_put_before_them(foot):
    document = read(CALLS + foot + FOOT)
    assert {note.mark: note.text for note in document.footnotes} == NOTES
    assert [note.mark for p in document.paragraphs for note in p.notes] == ["1", "2", "3"]
    assert [p.kind for p in document.paragraphs] == ["preambular", "preambular", "operative"]
    assert not document.warnings


def test_notes_that_the_pages_number_stands_above_belong_to_that_page():
    foot = "1\n2\n\n见 A/901/49，附件。\nA/901/50。\n3\n\n2/4\n\n《条约汇编》，第 1771 卷，第 30822 号。\n\n46-13977\n\n\f河流\n\n1.\n\n请各国养护渡口。\n"
    assert {note.mark: note.text for note in read(CALLS + foot).footnotes} == NOTES


def test_figures_beside_words_that_are_no_notes_stay_where_they_are():
    document = read("铭记河流，\n\n1. 决定码头如下：\n1\n北岸\n2\n南岸\n3\n西岸\n")
    assert not document.footnotes


def test_labels_one_below_the_other_are_those_of_the_paragraphs_below():
    document = read(
        "铭记河流，\n\n1. 呼吁：\n\n(a)\n\n各国养护渡口；\n\n(b)\n2.\n(a)\n\n各国养护船闸；\n促请各会员国：\n报告航道的情况；\n"
        "\n(b)\n\n报告渡口的情况。\n"
    )
    assert [(p.number, p.text) for p in document.paragraphs[1:]] == [
        ("1", "呼吁："),
        ("(a)", "各国养护渡口；"),
        ("(b)", "各国养护船闸；"),
        ("2", "促请各会员国："),
        ("(a)", "报告航道的情况；"),
        ("(b)", "报告渡口的情况。"),
    ]


def test_a_label_behind_its_paragraphs_first_line_is_put_before_it():
    first = "请各国养护渡口和船闸，并就此向大会提交报告，说明沿河村庄的居民为养护渡口和船闸作出的努力；"
    document = read(
        f"铭记河流，\n\n1. {first}\n\n强调指出需要立即在所有河流、湖泊和运河沿岸的国家和地区全面停止损害渡口和船闸的行为，\n\n2.\n\n"
        "以及一切堵塞航道的行为；\n\n3.\n\n决定继续审议。\n"
    )
    assert [p.number for p in document.paragraphs] == [None, "1", "2", "3"]
    assert document.paragraphs[2].text.endswith("行为，以及一切堵塞航道的行为；")


def test_a_heading_above_a_label_is_no_first_line():
    document = read("铭记河流，\n\n1.\n请各国养护渡口；\n渡口的养护\n2.\n又请各国养护船闸；\n3.\n决定继续审议。\n")
    assert [p.number for p in document.paragraphs if p.kind == "operative" and p.number] == ["1", "2", "3"]
    assert "渡口的养护" in [p.text for p in document.paragraphs]


def test_a_title_below_its_number_is_kept_though_each_page_repeats_it():
    text = HEAD.replace("901/12. 河流", "901/12.\n\n沿河各国渡口和船闸的养护工作").replace(
        "议程项目 12", "议程项目 12\n沿河各国渡口和船闸的养护工作"
    )
    page = "\n\n2/4\n\n\fA/RES/901/12\n\n沿河各国渡口和船闸的养护工作\n\n"
    document = parse_source(
        f"{text}铭记河流，\n\n1.\n\n请各国养护渡口；{page}2.\n\n决定继续审议。{page}3.\n\n请报告。\n".encode()
    )
    assert document.title == "沿河各国渡口和船闸的养护工作"
    assert [p.number for p in document.paragraphs] == [None, "1", "2", "3"]


def test_a_decisions_number_needs_no_blank_behind_it():
    document = parse_source(
        "A/DEC/901/539\n\n901/539.渡口工作方案\n\n2846年12月14日大会第53次全体会议决定开会。\n".encode()
    )
    assert (document.kind, document.title) == ("decision", "渡口工作方案")


def test_calls_of_a_text_whose_notes_were_left_out_are_calls():
    document = read(
        "回顾《河流宣言》，1 又回顾《船闸议定书》，2 并回顾其第900/12号决议，3 其中决定养护渡口，\n\n"
        "铭记航道公约4以及沿河各国的协定，5\n\n1. 请各国在2847年前养护第12个渡口。\n"
    )
    assert [(n.mark, p.text[n.offset - 1]) for p in document.paragraphs for n in p.notes] == [
        ("1", "，"), ("2", "，"), ("3", "，"), ("4", "约"), ("5", "，")
    ]  # fmt: skip
    assert {w.code for w in document.warnings} == {"footnote-missing"}


def test_numbers_that_dont_count_from_one_are_no_calls():
    words = "回顾《河流宣言》，3 又回顾《船闸议定书》，1 并回顾第900/12号决议，7 其中决定养护渡口，"
    assert read(f"{words}\n\n1. 请各国养护渡口。\n").paragraphs[0].text.count("7") == 1


def test_a_call_that_its_lines_end_left_alone_is_no_mark_of_a_note():
    document = read(
        "回顾《河流宣言》以及各国关于渡口、船闸和航道养护工作的各项协定，\n¹\n\n铭记沿河村庄的居民多年来为此作出的努力，²\n\n"
        "1. 请各国养护渡口。\n\n2846 年 12 月 1 日\n第 54 次全体会议\n\n¹ 见 A/901/49，附件。\n² A/901/50。\n"
    )
    assert {note.mark: note.text for note in document.footnotes} == {"1": "见A/901/49，附件。", "2": "A/901/50。"}
    assert [p.kind for p in document.paragraphs] == ["preambular", "preambular", "operative"]


def test_where_blank_lines_part_paragraphs_a_line_without_one_goes_on():
    document = parse_source(
        (
            "+--------+---------------+\n|        | 联合国        | A/901/L.5     |\n|        |               | Distr.: Limited |\n"
            "+--------+---------------+\n\n第九百零一届会议\n\n议程项目 12\n\n河流\n\n阿尔及利亚、安道尔、阿根廷和越南：[1]\n决议草案\n\n河流\n\n"
            "大会，\n\n回顾其 2846 年 5 月 3 日第\n45/259\n号决议，以及 2846 年 9 月 8 日在大会第 2\n次全体会议上作出的关于养护渡口和船闸的\n"
            "决定，\n\n1. 请各国养护渡口；\n\n2. 决定继续审议。\n\n[1] 见 A/901/49。\n"
        ).encode()
    )
    assert (document.symbol, document.title) == ("A/901/L.5", "河流")
    assert [sponsor.code for sponsor in document.sponsors] == ["DZA", "AND", "ARG", "VNM"]
    assert document.paragraphs[0].text == (
        "回顾其2846年5月3日第45/259号决议，以及2846年9月8日在大会第2次全体会议上作出的关于养护渡口和船闸的决定，"
    )
    assert [citation.symbol for citation in document.citations if citation.where == "pp1"] == ["A/RES/45/259"]


def test_a_running_head_with_a_parts_letter_is_furniture():
    page = "\n\n2/3\n\n\f渡口——夜间班次                    A/RES/901/12 B\n\n"
    text = HEAD.replace("A/RES/901/12", "A/RES/901/12 B").replace("901/12. 河流", "901/12. 渡口——夜间班次\n\nB")
    document = parse_source(
        f"{text}铭记河流，\n\n1. 请各国在任何渡口未能依照{page}时刻表开放时另派船只。{page}2. 决定继续审议。\n".encode()
    )
    assert [p.text for p in document.paragraphs if p.number == "1"] == [
        "请各国在任何渡口未能依照时刻表开放时另派船只。"
    ]


def test_a_label_below_the_words_that_lead_to_a_list_is_theirs():
    document = read(
        "铭记河流，\n\n1. 请各国养护渡口；\n建议各国采取以下措施：\n\n2.\n(a)\n\n养护船闸；\n\n(b)\n\n报告情况。\n"
    )
    assert [(p.number, p.text) for p in document.paragraphs[2:]] == [
        ("2", "建议各国采取以下措施："), ("(a)", "养护船闸；"), ("(b)", "报告情况。")
    ]  # fmt: skip


def test_a_star_among_the_marks_is_that_of_the_note_above_the_first():
    foot = "渡口名单如有增减，以船闸登记簿所载为准。\n见 A/901/49，附件。\n2\nA/901/50。\n3\n《条约汇编》，第 1771 卷，第 30822 号。\n*\n1"
    document = read(CALLS + foot + FOOT)
    assert {note.mark: note.text for note in document.footnotes} == NOTES | {
        "*": "渡口名单如有增减，以船闸登记簿所载为准。"
    }


def test_a_star_alone_above_its_note_is_its_mark():
    document = read(
        "铭记河流，\n\n1. 请各国养护渡口。\n\n*\n\nA/901/150。\n\n46-13977\n\n1/2\n\n\fA/RES/901/12\n\n河流\n\n2. 请报告。\n"
    )
    assert [(note.mark, note.text) for note in document.footnotes] == [("*", "A/901/150。")]


def test_marks_in_mid_text_are_those_of_the_notes_at_the_pages_end():
    foot = "1\n\n养护渡口；\n\n见 A/901/49，附件。\n\n46-13977\n\n2/4\n\n\f(b)\n\n养护船闸。\n"
    document = read("回顾《河流宣言》，1\n\n1. 请各国：\n\n(a)\n" + foot)
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "见A/901/49，附件。")]
    assert [p.text for p in document.paragraphs if p.number == "(a)"] == ["养护渡口；"]
