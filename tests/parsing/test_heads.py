"""Heads of letters, notes, records, treaty bodies' papers and amendments, in texts written for the tests."""

import pytest

from resolutions.parsing import parse_source
from tests.parsing.test_forms import parse

BODY = ["1. 河流沿岸各国在过去三年中修缮了三十二处码头，另有十一处尚待修缮。", "2. 请各国继续努力。"]


def read(*lines):
    return parse_source("\n".join(lines).encode(), "text.txt")


def masthead(symbol, *lines, date="2 November 2846"):
    return ["联合国", symbol, "大会", "Distr.: General", date, "Chinese", "Original: English", *lines]


@pytest.mark.parametrize(
    "title",
    [
        ["2846年10月30日安全理事会关于渡口的第9001(2845)号决议", "所设委员会主席给安全理事会主席的信"],
        ["2846年10月30日甲国常驻联合国代表给秘书长和", "安全理事会主席的同文信"],
        ["2846年10月30日甲国常驻联合国代表团", "给委员会主席的普通照会"],
    ],
)
def test_a_letters_title_may_stand_on_two_lines(title):
    document = read(*masthead("S/2846/900", *title), "奉我国政府指示，谨随函转递外交大臣的信(见附件)。")
    assert (document.kind, document.title, str(document.date)) == ("letter", "".join(title), "2846-10-30")
    assert len(document.paragraphs) == 1


def test_an_english_letters_title_goes_on_until_it_names_who_is_written_to():
    title = [
        "Letter dated 30 October 2046 from the Permanent Representative",
        "of the Land of Fords to the United Nations addressed to the",
        "Secretary-General",
    ]
    document = read(
        "United Nations", "A/901/345", *title, "I have the honour to transmit the text of a statement on ferries."
    )
    assert (document.kind, document.title) == ("letter", " ".join(title))


def test_a_letter_that_annexes_a_declaration_with_a_formula_stays_a_letter():
    document = read(
        *masthead("S/2846/901", "2846年10月30日甲国常驻联合国代表给秘书长的信"),
        "谨随函转递最后公报(见附件)。",
        "附件",
        "外交部长理事会，",
        "1. 谴责对渡口的袭击。",
    )
    assert (document.kind, document.title) == ("letter", "2846年10月30日甲国常驻联合国代表给秘书长的信")


def test_lines_below_an_english_signature_are_text():
    document = read(
        "Letter dated 5 May 2046 from the Permanent Representative of X to the United Nations addressed to the Secretary-General",
        "I have the honour to transmit a letter on the ferries of the river.",
        "(Signed) A. Bee",
        "Ambassador",
        "Permanent Representative",
    )
    assert [p.kind for p in document.paragraphs] == ["text"] * 4


@pytest.mark.parametrize(
    ("lines", "date", "meeting"),
    [
        (["Adopted by the Security Council at its 9518th meeting, on", "21 December 2046"], "2046-12-21", 9518),
        (["2846年12月21日安全理事会第9518次", "会议通过"], "2846-12-21", 9518),
    ],
)
def test_how_a_resolution_was_adopted_may_stand_on_two_lines(lines, date, meeting):
    head = ["Resolution 9002 (2046)"] if lines[0].isascii() else ["第9002(2846)号决议"]
    formula = ["The Security Council,"] if lines[0].isascii() else ["安全理事会，"]
    document = read(*head, *lines, *formula, *BODY)
    assert (str(document.date), document.meeting, document.title) == (date, meeting, None)


@pytest.mark.parametrize(
    ("lines", "symbol", "date"),
    [
        (["9003 (2846). 2846年10月22日决议", "安全理事会，"], "S/RES/9003(2846)", "2846-10-22"),
        (["9004 (2846). Resolution of 15 July 2846", "The Security Council,"], "S/RES/9004(2846)", "2846-07-15"),
    ],
)
def test_a_resolution_in_the_councils_volume_is_known_by_its_number_and_date(lines, symbol, date):
    document = read(*lines, *BODY)
    assert (document.symbol, document.kind, str(document.date)) == (symbol, "resolution", date)


def test_dates_meetings_votes_and_numbers_in_chinese_numerals_are_read():
    document = read(
        "9005 (2846). 2846年9月15日决议",
        "安全理事会，",
        "一、重申其第9001(2845)号决议；",
        "二、请秘书长提出报告。",
        "第一五一二次会议以十一票对零票通过，弃权者四(甲国、乙国、丙国、丁国)。",
    )
    assert [(p.number, p.text) for p in document.paragraphs] == [
        ("一", "重申其第9001(2845)号决议；"),
        ("二", "请秘书长提出报告。"),
    ]
    vote = document.vote
    assert (document.meeting, vote.in_favour, vote.against, vote.abstaining) == (1512, 11, 0, 4)
    document = read(
        "901/3. 渡口", "大会，", "回顾其二八四六年十二月十六日第901/85号决议，", "1. 决定结束。", "二八四七年十月十四日"
    )
    assert (str(document.date), str(document.citations[0].date)) == ("2847-10-14", "2846-12-16")


def test_what_a_narrow_column_cut_of_a_vote_is_put_together():
    document = read(
        "Resolution 9006 (2046)",
        "The Security Council,",
        "1. Orders a truce on the river.",
        "Adopted at the 338th meeting",
        "by 7 votes to 1 (Land of",
        "Fords), with 3 abstentions.",
    )
    assert (document.meeting, len(document.paragraphs)) == (338, 1)
    assert (document.vote.in_favour, document.vote.against, document.vote.abstaining) == (7, 1, 3)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["消除对妇女歧视委员会", "关于渡口灾害的第37号一般性建议(2046)*"], "关于渡口灾害的第37号一般性建议(2046)"),
        (["渡口权利公约缔约国第四次报告的结论性意见"], "渡口权利公约缔约国第四次报告的结论性意见"),
    ],
)
def test_a_treaty_bodys_paper_has_the_title_below_its_masthead(lines, title):
    document = read(
        "联合国", "CEDAW/C/GC/97", "消除对妇女一切形式", "歧视公约", "Distr.: General", "13 March 2046", *lines, *BODY
    )
    assert (document.title, str(document.date)) == (title, "2046-03-13")
    assert [p.number for p in document.paragraphs] == ["1", "2"]


@pytest.mark.parametrize(
    ("line", "amended"),
    [
        ("贝宁、佛得角和乌拉圭：对A/901/L.50号决议草案的修正案", "A/901/L.50"),
        ("Benin, Cabo Verde and Uruguay: amendment to draft resolution A/C.3/901/L.44/Rev.1", "A/C.3/901/L.44/Rev.1"),
    ],
)
def test_an_amendment_has_sponsors_a_title_and_the_draft_that_it_amends(line, amended):
    document = read(
        *masthead("A/901/L.64", "第九百零一届会议", "议程项目13", "各区域河流与渡口", line, "渡口的安全"), *BODY
    )
    assert [sponsor.code for sponsor in document.sponsors] == ["BEN", "CPV", "URY"]
    assert (document.title, document.kind) == ("渡口的安全", "other")
    assert document.agenda_items[0].title == "各区域河流与渡口"
    assert document.citations[0].symbol == amended


@pytest.mark.parametrize(
    ("lines", "symbol"),
    [
        (["第64/5号决议", "渡船工人", "麻醉药品委员会，"], "E/CN.7/RES/64/5"),
        (["人权委员会第2004/21号决议", "渡船工人", "人权委员会，"], "E/CN.4/RES/2004/21"),
        (
            ["Commission on Human Rights resolution 2004/21", "渡船工人", "The Commission on Human Rights,"],
            "E/CN.4/RES/2004/21",
        ),
        (["第901/150号决议", "渡船工人", "大会，"], "A/RES/901/150"),
    ],
)
def test_a_resolutions_number_may_be_stated_in_words_above_its_title(lines, symbol):
    document = read(*lines, *BODY)
    assert (document.symbol, document.kind, document.title) == (symbol, "resolution", "渡船工人")


def test_a_presidents_statement_keeps_the_symbol_that_its_masthead_states():
    document = read(
        *masthead("A/HRC/PRST/39/1", "人权理事会", "第三十九届会议"),
        "39/1. 咨询委员会的报告",
        "在2846年9月28日第42次会议上，人权理事会主席发表了以下主席声明：",
        "“人权理事会，",
        "1. 注意到报告。”",
    )
    assert (document.symbol, document.body, document.title) == ("A/HRC/PRST/39/1", "A/HRC", "咨询委员会的报告")


def test_the_note_that_transmits_a_report_is_a_note_with_the_reports_title():
    document = read(
        *masthead(
            "A/901/195",
            "第九百零一届会议",
            "议程项目73",
            "促进渡船工人的权利",
            "渡船工人状况特别报告员的报告",
            "秘书长的说明",
        ),
        "秘书长谨向大会转递特别报告员的报告。",
    )
    assert (document.kind, document.title) == ("note", "渡船工人状况特别报告员的报告")


def test_a_masthead_of_the_nineties_is_no_title():
    document = read(
        "联合国",
        "安全理事会",
        "Distr.",
        "GENERAL",
        "S/2846/1002",
        "26 August 2846",
        "CHINESE",
        "秘书长关于渡口局势的报告",
        *BODY,
    )
    assert (document.kind, document.title, str(document.date)) == ("report", "秘书长关于渡口局势的报告", "2846-08-26")


def test_a_number_at_a_lines_beginning_within_a_sentence_makes_no_decision_of_a_report():
    document = read(
        "A/901/218",
        "渡口",
        "秘书长的报告",
        "摘要",
        "本报告是按照大会关于河流沿岸各渡口的状况及其改善办法的第901/245号决议以及",
        "901/246. 号决议提交的。",
    )
    assert (document.symbol, document.kind) == ("A/901/218", "report")


def test_each_of_several_agenda_items_has_the_title_on_its_own_line():
    lines = "      联合国\n      A/901/345\n      大会\n      第九百零一届会议\n      议程项目31和34\n      河流局势\n      预防渡口冲突\n"
    lines += "      2846年10月30日甲国常驻联合国代表给秘书长的信\n\n"
    text = "奉我国政府指示，谨随函转递外交大臣关于河流局势以及各渡口在过去三年中的状况和今后改善办法的信，并请将本函作为大会文件分发为荷，"
    lines += "\n".join(f"      {(text * 4)[n : n + 40]}" for n in range(0, 200, 40)) + "。\n"
    document = read(lines)
    assert [item.title for item in document.agenda_items] == ["河流局势", "预防渡口冲突"]


def test_a_committees_report_has_the_whole_title_of_its_item():
    document = read(
        *masthead("A/901/462", "第九百零一届会议", "议程项目74(b)", "促进人权：渡口问题", "第三委员会的报告"), *BODY
    )
    assert (document.kind, document.title) == ("report", "促进人权：渡口问题")


def test_labels_of_headings_and_of_drafts_that_stand_alone_are_theirs():
    document = read(
        "A/901/218",
        "秘书长的报告",
        "II",
        "进展情况",
        "1. 秘书处收到了二十三个会员国的答复，各国在统一检查标准方面取得了进展。",
    )
    assert next((p.kind, p.number, p.text) for p in document.paragraphs) == ("heading", "II", "进展情况")


@pytest.mark.parametrize(
    ("text", "symbol", "title"),
    [
        ("A/RES/901/12\n\n901/12. Cooperation with X\n\nThe General Assembly,\n", "A/RES/901/12", "Cooperation with X"),
        ("901/12. Ferries B\n\nThe General Assembly,\n", "A/RES/901/12B", "Ferries"),
        (
            "A/RES/901/12 B\n\n901/12. Ferries\n\nB\n\nResolution 901/12, in section VI of the Official Records"
            " (A/901/49), vol. I, becomes resolution 901/12 A.\n\nThe General Assembly,\n",
            "A/RES/901/12B",
            "Ferries",
        ),
        ("联合国 A/RES/901/12 A\n\n901/12. 渡口\n\nA\n\n渡口的经费\n\n大会，\n", "A/RES/901/12A", "渡口"),
    ],
)
def test_a_parts_letter_is_told_from_a_titles_last_word(text, symbol, title):
    document = parse(text + "\n1. Requests a report.\n")
    assert (document.symbol, document.title) == (symbol, title)


def test_a_masthead_that_names_another_resolution_is_a_warning():
    document = parse("A/RES/901/13\n\n901/12. 渡口\n\n大会，\n\n1. 请委员会报告。\n")
    assert document.symbol == "A/RES/901/12"
    assert [w.code for w in document.warnings] == ["symbol-disagrees"]
