"""Texts written for the tests, in the forms of real ones."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import SourceError, parse_source
from resolutions.parsing.clean import clean_lines, tighten
from resolutions.parsing.head.agenda import parse_agenda
from resolutions.parsing.head.sponsors import parse_sponsors, split_names
from resolutions.parsing.labels import Levels, read_label
from resolutions.reference.numerals import parse_english_number, parse_han_number


def parse(text):
    return parse_source(text.encode(), "text.txt")


HEAD = "第九百零一届会议\n\n议程项目 88(c)\n\n某甲事项：\n某乙事项\n\n2846 年 11 月 18 日大会决议\n\n[根据第三委员会的报告(A/901/433，第 18 段)通过]\n\n901/12. 某乙事项\n\n大会，\n\n"


def test_head_lines_become_facts():
    document = parse(HEAD + "回顾其第 70/1 号决议，\n\n1. 决定继续审议此事。\n")
    assert document.symbol == "A/RES/901/12"
    assert (document.date, document.committee, document.proposals) == (dt.date(2846, 11, 18), "3", ["A/901/433"])
    assert (document.agenda_items[0].title, document.agenda_items[0].sub_title) == ("某甲事项", "某乙事项")


def test_a_list_lettered_with_a_dash_and_one_bracket_keeps_its_letters():
    document = parse(
        "A/RES/901/12\n\nL’Assemblée générale,\n\nRappelant le bac,\n\n1. Prie le Comité :\n\n- a) De poursuivre ses"
        " travaux sur les ponts ;\n\n- b) De lui faire rapport.\n"
    )
    assert [p.number for p in document.paragraphs] == [None, "1", "a)", "b)"]


def test_sub_paragraphs_know_their_level_and_id():
    document = parse(
        HEAD
        + "铭记河流，\n\n1. 请委员会：\n\n(a) 清点船只；\n\n(b) 修缮码头，即：\n\n(i) 北岸码头；\n\n(ii) 南岸码头；\n\n2. 决定继续审议。\n"
    )
    operative = [(p.id, p.level) for p in document.paragraphs if p.kind == "operative"]
    assert operative == [("op1", 0), ("op1-a", 1), ("op1-b", 1), ("op1-b-i", 2), ("op1-b-ii", 2), ("op2", 0)]


def test_the_letter_i_behind_h_is_a_letter():
    letters = "".join(f"({c}) 第{c}事；\n\n" for c in "abcdefghij")
    document = parse(HEAD + "铭记河流，\n\n1. 请委员会：\n\n" + letters)
    assert [p.level for p in document.paragraphs if p.number and p.number.startswith("(")] == [1] * 10


def test_a_gap_in_the_numbers_is_a_warning_and_loses_nothing():
    document = parse(HEAD + "铭记河流，\n\n1. 请委员会报告；\n\n3. 决定继续审议。\n")
    assert [w.code for w in document.warnings] == ["numbering-gap"]
    assert [p.number for p in document.paragraphs if p.kind == "operative"] == ["1", "3"]


def test_a_call_without_its_note_is_a_warning():
    document = parse(HEAD + "铭记《河流宣言》，⁴\n\n1. 请委员会报告。\n")
    assert [w.code for w in document.warnings] == ["footnote-missing"]


def test_one_unnumbered_operative_paragraph_is_operative():
    document = parse(HEAD + "铭记河流，\n\n决定将此事列入下届会议议程。\n")
    assert [p.kind for p in document.paragraphs] == ["preambular", "operative"]


def test_an_annex_has_numbers_of_its_own():
    document = parse(
        HEAD + "铭记河流，\n\n1. 通过附件所载章程。\n\n附件\n\n河流章程\n\n1. 河流属于两岸。\n\n2. 船只靠右行驶。\n"
    )
    assert [p.id for p in document.paragraphs][-2:] == ["an1-1", "an1-2"]


def test_the_council_names_its_resolution_by_number_and_year():
    document = parse(
        "第9001(2847)号决议\n2847年3月4日安全理事会第12001次会议通过\n安全理事会，\n回顾其第1325(2000)号决议，\n1. 请秘书长报告；\n2. 决定继续处理此案。\n"
    )
    assert (document.symbol, document.body, document.meeting) == ("S/RES/9001(2847)", "S", 12001)
    assert document.date == dt.date(2847, 3, 4)


def test_english_text_is_read_too():
    document = parse(
        "Nine hundred and second session\n\nAgenda item 68\n\nRivers\n\nResolution adopted by the General Assembly on 16 December 2847\n\n"
        "[on the report of the Third Committee (A/902/433, para. 18)]\n\n902/20. Rivers\n\nThe General Assembly,\n\n"
        "Recalling its resolution 70/1 of 25 September 2015,\n\n1. Requests the Commission to report;\n\n2. Decides to remain seized.\n\n"
        "52nd plenary meeting\n\n16 December 2847\n"
    )
    assert (document.symbol, document.language, document.session, document.meeting) == ("A/RES/902/20", "en", 902, 52)
    assert [(p.kind, p.verb) for p in document.paragraphs] == [
        ("preambular", "Recalling"),
        ("operative", "Requests"),
        ("operative", "Decides"),
    ]
    assert [c.symbol for c in document.citations] == ["A/902/433", "A/RES/70/1"]


def test_a_resumed_meeting_closes_an_english_resolution():
    document = parse(
        "902/21. Rivers\n\nThe General Assembly,\n\nRecalling its resolution 70/1,\n\n1. Decides to remain seized.\n\n"
        "55th (resumed) plenary meeting\n\n24 December 2847\n"
    )
    assert (document.meeting, document.date) == (55, dt.date(2847, 12, 24))
    assert document.paragraphs[-1].text == "Decides to remain seized."


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("七十五", 75),
        ("九百零一", 901),
        ("十", 10),
        ("二十", 20),
        ("一百一十一", 111),
        ("75", 75),
        ("九〇一", 901),
        ("日", None),
        ("", None),
    ],
)
def test_chinese_numbers_are_read(words, number):
    assert parse_han_number(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [("Seventy-fifth", 75), ("Nine hundred and second", 902), ("75th", 75), ("tenth", 10), ("Rivers", None)],
)
def test_english_numbers_are_read(words, number):
    assert parse_english_number(words) == number


@pytest.mark.parametrize(
    ("names", "split"),
    [
        ("乌克兰和越南", ["乌克兰", "越南"]),
        ("斐济、圣文森特和格林纳丁斯", ["斐济", "圣文森特和格林纳丁斯"]),
        ("斐济、波斯尼亚和黑塞哥维那和瑙鲁", ["斐济", "波斯尼亚和黑塞哥维那", "瑙鲁"]),
        ("Fiji, Bosnia and Herzegovina and Nauru", ["Fiji", "Bosnia and Herzegovina", "Nauru"]),
        ("法国", ["法国"]),
    ],
)
def test_the_joint_inside_a_states_name_divides_nothing(names, split):
    assert split_names(names) == split


def test_a_line_without_the_word_draft_names_no_sponsors():
    assert parse_sponsors("联合国同各组织的合作：") == []


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("议程项目130(j)", [("130", "j")]),
        ("议程项目 13 和 117", [("13", None), ("117", None)]),
        ("议程项目 74(b)和(c)", [("74", "b"), ("74", "c")]),
        ("议程项目１２６", [("126", None)]),
        ("Agenda item 9 (a)", [("9", "a")]),
        ("Point 98 aa) de l’ordre du jour", [("98", "aa")]),
        ("Пункты 13 и 75 a) повестки дня", [("13", None), ("75", "a")]),
        ("البند 98 (ب ب) من جدول الأعمال", [("98", "bb")]),
        ("议事规则", []),
    ],
)
def test_agenda_lines_are_read(line, items):
    import unicodedata

    found, _misread = parse_agenda(unicodedata.normalize("NFKC", line), [])
    assert [(item.number, item.sub_item) for item in found] == items


@pytest.mark.parametrize(
    ("raw", "tight"),
    [
        ("第 70/1 号决议", "第70/1号决议"),
        ("关于 COVID-19 的 Add. 1 文件", "关于COVID-19的Add. 1文件"),
        ("the General Assembly", "the General Assembly"),
        (" 大会 ， 回顾 ", "大会，回顾"),
    ],
)
def test_blanks_beside_chinese_are_no_part_of_the_words(raw, tight):
    assert tighten(raw) == tight


def test_markdown_is_taken_out():
    assert clean_lines("1. **请** [A/73/596](#) 和 [57/32](https://undocs.org/A/RES/57/32)") == [
        "1. 请 A/73/596 和 57/32"
    ]


def test_a_bar_code_and_marks_behind_words_are_not_emphasis():
    assert clean_lines("*2109409*") == ["*2109409*"]
    assert clean_lines("渡口*、桥梁* 和码头") == ["渡口*、桥梁* 和码头"]
    assert clean_lines("## *大会*，") == ["大会，"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400) | st.text(alphabet="第大会，。；号决议/()0123456789¹²\n *AaRESL.", max_size=400))
def test_no_text_makes_the_parser_fail(text):
    try:
        document = parse(text)
    except SourceError:
        return
    json.dumps(document.as_dict())
    ids = [paragraph.id for paragraph in document.paragraphs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "piece", ["第", "(", "1", "大会，", "、", "1. ", "¹", "[", "A/", "第1/1号", "*", "\n", " 和", "㈠ 甲\n"]
)
def test_time_grows_with_the_length_and_no_faster(piece):
    import time

    def seconds(n):
        start = time.process_time()
        parse("大会，\n" + piece * n)
        return time.process_time() - start

    small = max(seconds(20_000 // len(piece)), 0.005)
    assert seconds(160_000 // len(piece)) < small * 40


def test_stars_that_a_list_explains_stay_with_it_and_a_single_one_is_a_footnote():
    members = "因此，委员会由下列国家组成：甲国、* 乙国、** 丙国、* 丁国、* 戊国、** 己国。*"
    legend = parse(f"{HEAD}1. 决定选举成员。\n\n{members}\n\n____________\n\n* 2847年任满。\n\n** 2848年任满。\n")
    assert not legend.footnotes
    assert "甲国、* 乙国、** 丙国" in legend.paragraphs[-4].text
    assert [p.text for p in legend.paragraphs[-3:]] == ["____________", "* 2847年任满。", "** 2848年任满。"]
    single = parse(HEAD + "回顾河流委员会* 的工作，\n\n____________\n\n* A/901/5。\n\n1. 请委员会报告。\n")
    assert [(note.mark, note.text) for note in single.footnotes] == [("*", "A/901/5。")]
    assert [p.text for p in single.paragraphs] == ["回顾河流委员会的工作，", "请委员会报告。"]


def test_a_text_of_one_paragraph_cut_at_a_width_is_put_together():
    document = parse(
        "第九百零一届会议 \n\n议程项目 7 \n\n其他决定 \n\n901/504. 工作安排 \n\n"
        " 2846 年 12 月 1 日大会第 43 次全体会议根据大会主席的提议，决定将大会第九百零一 \n\n"
        "届会议的休会日期从 2846 年 12 月 12 日星期一推迟至 12 月 23 日星期五。 \n\n2846 年 12 月 1 日 \n\n第 43 次全体会议 \n"
    )
    assert document.source.style == "wrapped"
    assert [p.text[-11:] for p in document.paragraphs] == ["至12月23日星期五。"]


@pytest.mark.parametrize(
    ("cut", "rest"),
    [
        ("决定将渡船安全决议第11段改为：“促请各国在渡口检", "查货物”；"),
        ("决定在各渡口和码头公布《渡口、码头和船坞安全检", "查公约》；"),
        ("决定关闭年久失修的各处设施(包括渡口和码头的安", "全设施)；"),
    ],
)
def test_a_line_that_breaks_off_in_a_quotation_a_title_or_brackets_shows_that_a_short_text_was_cut(cut, rest):
    document = parse(
        "大会，\n回顾其决议，\n注意到秘书长的报告，\n1. 要求各国修缮渡口；\n2. 又要求各国关闭年久失修的渡口，\n并请它们立即通知秘书长；\n"
        f"3. {cut}\n{rest}\n4. 要求开放渡口。\n2846年12月19日\n"
    )
    asked = [p.text for p in document.paragraphs if p.kind == "operative"]
    assert asked[1:3] == ["又要求各国关闭年久失修的渡口，并请它们立即通知秘书长；", cut + rest]


@pytest.mark.parametrize(
    ("text", "label", "level"),
    [
        ("（三） 第三章；", "（三）", 1),
        ("- a) de poursuivre ses travaux ;", "a)", 1),
        ("а) продолжить рассмотрение;", "а)", 1),
        ("’1‘ تعيين قضاة؛", "’1‘", 2),
        ("19– تشير إلى", "19", 0),
    ],
)
def test_labels_of_other_languages_and_widths_are_kept_as_printed(text, label, level):
    found = read_label(text)
    assert found.printed == label
    levels = Levels()
    if level == 2:
        levels.of(read_label("(أ) x"))
    assert levels.of(found) == level


def test_a_letter_without_brackets_stands_below_what_has_them():
    document = parse(HEAD + "1. 请各方：\n\n(a) 采取措施：\n\n㈠ 甲；\n\na. 丙；\n\nb. 丁；\n\n(b) 报告。\n")
    assert [(p.id, p.level) for p in document.paragraphs[-3:]] == [("op1-a-a", 3), ("op1-a-b", 3), ("op1-b", 1)]


def test_a_vowel_sign_does_not_hide_the_formula():
    document = parse("79/99 – مسألة ساموا\n\nإنَّ الجمعية العامة،\n\nوإذ تشير إلى قراراتها،\n\n1 - تقرر مواصلة النظر؛\n")
    assert [p.kind for p in document.paragraphs] == ["preambular", "operative"]


def test_a_rule_above_a_legend_is_no_heading_of_a_report():
    members = "委员会由下列国家组成：甲国、* 乙国、** 丙国、* 丁国、* 戊国、** 己国。*"
    report = parse(f"秘书长的报告\n\n1. {members}\n\n____________\n\n* 2847年任满。\n\n** 2848年任满。\n")
    assert [p.text for p in report.paragraphs if p.kind == "heading" and "_" in p.text] == []


def test_an_item_that_a_page_cut_goes_on_in_the_next_line():
    cut = parse(HEAD + "1. 决定任务如下：\n\n(a) 保护平民；\n\n(b) 促进两岸居民的安全和\n\n福利\n\n2. 请委员会报告。\n")
    assert cut.paragraphs[-2].text == "促进两岸居民的安全和福利"


def test_a_second_document_in_a_file_is_a_warning():
    first = "A/RES/901/12\n\n大会，\n\n铭记河流，\n\n1. 决定继续审议。\n\n2. 请委员会报告。\n\n"
    second = "联合国\n\n2846年12月1日大会决议\n\n901/13. 桥梁\n\n大会，\n\n铭记桥梁，\n\n1. 决定造桥。\n"
    assert [w.code for w in parse(first).warnings] == []
    warned = [w for w in parse(first + second).warnings if w.code == "several-documents"]
    assert len(warned) == 1 and "901/13" in warned[0].message
