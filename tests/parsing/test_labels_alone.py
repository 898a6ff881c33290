"""Labels and notes' marks that extraction put on lines of their own, in texts written for the tests."""

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
