"""Labels and notes' marks as extraction leaves them: alone on a line, anew on each page, cut, in columns; texts written for the tests."""

from resolutions.parsing import parse_source


def read(*lines):
    return parse_source("\n".join(lines).encode(), "text.txt")


HEAD = ("大会第901/7号决议", "", "901/7. 渡口", "", "大会，", "")


def test_a_paragraphs_number_above_its_words_is_its_number():
    document = read(
        *HEAD, "回顾《河流宣言》，", "", "1.", "", "请各国：", "", "(a)", "", "清点船只；", "", "(b)", "", "修缮码头。"
    )
    numbers = [(p.kind, p.number, p.level, p.text) for p in document.paragraphs[1:]]
    assert numbers == [
        ("operative", "1", 0, "请各国："),
        ("operative", "(a)", 1, "清点船只；"),
        ("operative", "(b)", 1, "修缮码头。"),
    ]


def test_a_reports_headings_and_paragraphs_have_the_labels_above_them():
    document = read(
        "A/901/5",
        "",
        "秘书长的报告",
        "",
        "一.",
        "",
        "导言",
        "",
        "1.",
        "",
        "本报告说明各渡口自上一份报告印发以来的情况。",
    )
    assert [(p.kind, p.number, p.text) for p in document.paragraphs] == [
        ("heading", "一", "导言"),
        ("text", "1", "本报告说明各渡口自上一份报告印发以来的情况。"),
    ]


def test_a_notes_mark_above_its_words_is_its_mark_also_where_marks_stand_in_a_column():
    for notes in (
        ("1", "", "见A/901/5。", "", "2", "", "A/901/7，第三节。"),
        ("1", "2", "", "见A/901/5。", "A/901/7，第三节。"),
    ):
        document = read(
            *HEAD,
            "回顾《河流宣言》，1",
            "",
            "注意到秘书长的报告，2",
            "",
            "1. 请各国修缮码头。",
            "",
            "________________",
            *notes,
        )
        assert [(note.mark, note.text) for note in document.footnotes] == [
            ("1", "见A/901/5。"),
            ("2", "A/901/7，第三节。"),
        ]
        assert [[note.mark for note in p.notes] for p in document.paragraphs] == [["1"], ["2"], []]


def test_a_number_at_a_lines_end_is_no_label_above_the_next_paragraphs():
    document = read(*HEAD, "回顾《河流宣言》，", "", "1. 请各国修缮码头；", "", "2.", "", "3. 决定继续审议此事。")
    assert [p.number for p in document.paragraphs if p.number] == ["1", "3"]


def test_notes_may_be_numbered_anew_on_each_page():
    document = read(
        *HEAD,
        "回顾《河流宣言》，1",
        "",
        "________________",
        "1 见A/901/5。",
        "\f",
        "注意到《码头宪章》，1",
        "",
        "1. 请各国修缮码头。",
        "",
        "________________",
        "1 见A/901/7。",
    )
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "见A/901/5。"), ("1", "见A/901/7。")]
    assert [[note.mark for note in p.notes] for p in document.paragraphs] == [["1"], ["1"], []]


def test_a_note_that_a_pages_end_cuts_goes_on_below_the_next_pages_rule():
    document = read(
        *HEAD,
        "回顾《河流宣言》，¹",
        "",
        "________________",
        "¹ 《河流会议的报告，2846年6月3日至14日》，第一卷，",
        "\f",
        "1. 请各国修缮码头。",
        "",
        "________________",
        "决议1，附件一。",
    )
    assert [note.text for note in document.footnotes] == [
        "《河流会议的报告，2846年6月3日至14日》，第一卷，决议1，附件一。"
    ]
    assert len(document.paragraphs) == 2


def test_the_number_that_ends_a_symbol_is_no_call():
    document = read(
        *HEAD,
        "注意到A/901/L.1号文件和A/C.5/901/SR.2，",
        "",
        "又注意到秘书长的报告，1",
        "",
        "1. 请各国修缮码头。",
        "",
        "____",
        "1 A/901/5。",
    )
    assert document.paragraphs[0].text == "注意到A/901/L.1号文件和A/C.5/901/SR.2，"
    assert [note.mark for note in document.paragraphs[1].notes] == ["1"]


def test_a_masthead_in_two_columns_is_no_title():
    document = read(
        "                                   A/C.5/901/L.22",
        "联合国                             Distr.: Limited",
        "大  会                             20 December 2846",
        "第九百零一届会议",
        "主席在非正式协商后提交的决议草案",
        "渡口管理系统的筹资",
        "大会，",
        "1. 表示注意到报告。",
    )
    assert (document.symbol, document.title, document.kind) == (
        "A/C.5/901/L.22",
        "渡口管理系统的筹资",
        "draft_resolution",
    )
