"""Pages as programs give them without layout, or with one of their own: numbers, marks and calls alone or within the words,
paragraphs that nothing but their words and lines' lengths part."""

import pytest

from resolutions.parsing import parse_source
from resolutions.parsing.blocks import Block
from resolutions.parsing.page.preamble_lines import find_preamble_lines


def parse(text, name="page.txt"):
    return parse_source(text.encode(), name)


def words(document):
    return [paragraph.text for paragraph in document.paragraphs]


HEAD = "72/901. Landings\nThe General Assembly,\n"
# Lines of about as many letters, a paragraph's each.
LINES = (
    "Requests all who keep the landings of river {n} and of its lakes in all weathers to\n"
    "tell of landing {n} to those who live upstream, to those who come after them, and to\n"
    "all who ask for boat {n} at any hour;\n"
)


REST = "who ask for the ferries at any hour of day"


def pages(feet):
    """Numbered paragraphs, in the last of which each page ends."""
    text, number = HEAD, 0
    for foot in feet:
        for _paragraph in range(3):
            number += 1
            text += f"{number}. {LINES.format(n=number)}"
        number += 1
        text += f"{number}. Requests all who keep boats to tell office {number} of the valley of them and all\n{foot}{REST} {number};\n"
    return text


@pytest.mark.parametrize("feet", [["1\n\f", "2\n\f", "3\n\f"], ["\n1\n\n", "\n2\n\n", "\n3\n\n"]])
def test_a_pages_number_alone_on_a_line_is_no_part_of_the_sentence_that_the_page_ends_in(feet):
    document = parse(pages(feet))
    assert [p.number for p in document.paragraphs] == [str(n) for n in range(1, 13)]
    assert words(document)[3].endswith("of the valley of them and all who ask for the ferries at any hour of day 4;")


def test_figures_alone_on_lines_that_count_no_pages_stay():
    document = parse(HEAD + "1. Decides that the landings are these:\n1\nNorth\n2\nSouth\n3\nWest\n")
    assert "1" in " ".join(words(document)[1:]).split()


MARKS_ALONE = """     The General Assembly,

          Recalling the declaration on the landings of all rivers and lakes of the valley,¹ and
     the decision on the boats of those who live upstream and of those who come after,²

     __________________
     ¹
         See Official Records of the General Assembly, Seventy-second Session, Supplement No.
         53A (A/72/53/Add.1), chap. III, sect. A.
     ²
         A/72/901.

     17-28187 (E)    080118

          Noting the work of those who keep the landings in all weathers, and of the offices
     of the valley,

          1.   Decides to keep the landings.
"""


def test_a_raised_mark_alone_on_a_line_has_its_note_below():
    document = parse("     72/901. Landings\n\n" + MARKS_ALONE)
    assert [(note.mark, note.text[-8:]) for note in document.footnotes] == [("1", "sect. A."), ("2", "/72/901.")]
    assert [text[:8] for text in words(document)] == ["Recallin", "Noting t", "Decides "]


@pytest.mark.parametrize("mark", ["1 ", "1\n"])
def test_notes_at_a_pages_end_need_no_rule_above_them(mark):
    document = parse(
        HEAD + "Recalling the declaration on the landings of all the rivers and lakes of the valley,1\n"
        "Noting the work of those who keep the landings in all weathers, and of all the offices\n"
        f"{mark}Albania, Andorra, Fiji and Nauru, and the others that have landings of their own, in\n"
        "alphabetical order.\n17-28187 (E)\n\f"
        "of the valley that keep the register of the boats and of those who built them for it,\n"
        "1. Decides to keep the landings of all the rivers and lakes of the valley, and to open\n"
        "them at any hour to all who wish to cross;\n2. Decides to remain seized of the matter.\n"
    )
    assert [(note.mark, note.text[:7]) for note in document.footnotes] == [("1", "Albania")]
    assert words(document)[1].endswith(
        "and of all the offices of the valley that keep the register of the boats and of those who built them for it,"
    )
    assert [note.mark for note in document.paragraphs[0].notes] == ["1"]


@pytest.mark.parametrize(
    ("said", "note"),
    [
        # Numbers have blanks beside them, the call has none.
        ("回顾 2023 年 4 月 5 日第 77/930 号决议1和 2023 年 6 月 11 日的决定，", "第 60/1 号决议。"),
        # … and the other way round.
        ("回顾2023年4月5日第77/930号决议 1 和2023年6月11日第77/931号的决定，", "第60/1号决议。"),
    ],
)
def test_a_call_between_chinese_words_is_told_from_numbers_by_its_blanks(said, note):
    document = parse(f"77/932. 渡口\n\n大会，\n\n{said}\n\n1. 决定开渡口。\n\n__________________\n\n1 {note}\n")
    assert [note.mark for note in document.paragraphs[0].notes] == ["1"]
    assert "决议和2023年" in words(document)[0]


def test_a_figure_of_an_agenda_item_is_no_call():
    document = parse(
        "第七十七届会议\n议程项目2\n77/932. 渡口\n大会，\n1. 欢迎关于渡口的报告 2；\n2. 决定开渡口。\n\n__________________\n2 A/77/19。\n"
    )
    assert document.agenda_items[0].number == "2"
    assert words(document)[0] == "欢迎关于渡口的报告；"


def test_a_call_behind_a_figure_and_its_comma_is_a_call():
    document = parse(
        "72/901. Landings\n\nThe General Assembly,\n\nRecalling Agenda 21,1 the plan and the framework,\n\n"
        "Noting decision C-24/DEC.4 and the boats 2 of 21 May and 8 June,\n\n1. Decides so.\n\n__________________\n\n"
        "1 A/71/304.\n\n2 A/71/305.\n"
    )
    assert words(document)[:2] == [
        "Recalling Agenda 21, the plan and the framework,",
        "Noting decision C-24/DEC.4 and the boats of 21 May and 8 June,",
    ]


def test_notes_in_brackets_of_a_part_of_a_text_begin_with_any_number():
    document = parse(
        "72/901. Landings\n\nThe General Assembly,\n\nNoting the report,[^2]\n\n1. Decides so.\n\n[^2]: A/71/304.\n"
    )
    assert [(note.mark, note.text) for note in document.footnotes] == [("2", "A/71/304.")]
    assert words(document)[0] == "Noting the report,"


HANGING = """              (a)   To keep the landings of river {n} and of the lakes that feed it,
                    and to open them in all weathers, at any hour of the day, to
                    those who live upstream,
                    and to all others who ask;
"""


def test_paragraphs_whose_lines_are_all_set_in_as_the_second_is_are_whole_however_many_they_are():
    body = "".join(
        f"{n}.  Requests all who keep landing {n} of the rivers and lakes of this valley, and all\nothers:\n"
        + HANGING.format(n=n)
        for n in range(1, 9)
    )
    preamble = (
        "      Recalling the declaration on the landings of all rivers and lakes of the valley, and\nall others,\n"
        "      Noting the work of those who keep the landings in all weathers, and of the offices\nof the valley,\n"
    )
    document = parse("72/901. Landings\n      The General Assembly,\n" + preamble + body)
    assert [text[:9] for text in words(document)[:2]] == ["Recalling", "Noting th"]
    assert [p.number for p in document.paragraphs[2:]] == [label for n in range(1, 9) for label in (str(n), "(a)")]
    assert all(p.text.endswith("and to all others who ask;") for p in document.paragraphs if p.number == "(a)")


@pytest.mark.parametrize(("blanks", "parts"), [("    ", 2), ("", 1)])
def test_the_indent_of_a_pages_first_line_tells_whether_a_sentence_goes_on_below_a_comma(blanks, parts):
    set_in = "    "
    lines = (
        f"{set_in}回顾其关于渡口和住在上游的人的各项决议，以及关于所有河流和湖泊的渡口\n的各项决定和建议，\n"
        f"{set_in}重申渡口对所有人开放，不分昼夜和水位，并重申船只由住在上游的人建造和\n看管，\n"
        f"{set_in}注意到各渡口的登记册由河谷各办事处保存，供所有人随时查阅，并注意到各\n渡口的守护人，\n"
        f"{set_in}认识到各渡口每年春天都有损失，需要由住在河谷的人和后来的人加以修复，\n"
    )
    page = f"\f{blanks}鼓励各办事处随时向所有询问的人介绍渡口和船只的情况，包括介绍守护渡口的\n人和建造船只的人，\n"
    document = parse(
        f"77/932. 渡口\n{set_in}大会，\n{lines}{page}1.  决定开放河谷所有渡口，不分昼夜和水位，供所有人使用，包括住在上游的\n人。\n"
    )
    assert len(words(document)) == 4 + parts


def test_a_heading_below_a_full_line_is_told_by_the_next_number():
    def lines(number):
        return (
            f"{number}. 请各渡口的守护人随时向所有询问的人介绍渡口和船只的情况并介绍第一座\n"
            "渡口的守护人和建造船只的人以及住在上游的人和后来的人的情况和他们的船；\n"
        )

    document = parse("77/932. 渡口\n大会，\n" + lines(1) + lines(2) + "渡口的登记和看管\n" + lines(3) + lines(4))
    assert [(p.number, p.text[:8]) for p in document.paragraphs][2:4] == [
        (None, "渡口的登记和看管"),
        ("3", "请各渡口的守护人"),
    ]


def test_a_line_that_begins_with_a_number_or_a_small_letter_begins_no_paragraph():
    document = parse(
        HEAD + "Recalling the years of the landings, of the boats, of the ferries of all the lakes,\n"
        "2026, and the decade of the rivers, as well as the plans of those who live upstream,\n"
        "and of those who come after them,\n"
        "Noting the work of those who keep the landings in all weathers, and of the offices of\n"
        "the valley, and of others,\n"
        "1. Decides to keep the landings of all the rivers and lakes of the valley, and to open\n"
        "them at any hour to all who wish to cross;\n2. Decides to remain seized of the matter.\n"
    )
    assert [text[:9] for text in words(document)] == ["Recalling", "Noting th", "Decides t", "Decides t"]


def test_a_running_title_may_be_cut():
    title = "Ferries of all the rivers and of those who live upstream"
    document = parse(
        f"United Nations\n\nA/RES/72/901\n\nSeventy-second session\n\nAgenda item 85\n\nFerries\n\n72/901. {title}\n\n"
        "The General Assembly,\n\nNoting the landings,\n\n1. Decides to keep the\n\n"
        f"A/RES/72/901\n\n{title[:40]}\n\nlandings open;\n\n2. Decides so.\n"
    )
    assert words(document) == ["Noting the landings,", "Decides to keep the landings open;", "Decides so."]


def test_a_line_that_joins_clauses_begins_no_paragraph_behind_a_short_line():
    lines = [
        "大会，",
        "又回顾各国的承诺，",
        "因此欢迎各国的努力，",
        "铭记河流，",
        "1. 请各国养护渡口。",
    ]
    assert find_preamble_lines([Block(line) for line in lines], filled=40) == {3}
