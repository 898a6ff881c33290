"""What stands above a text: numbers, titles, meetings and bodies in the forms of many years and organs."""

import pytest

from tests.parsing.test_forms import parse


def test_a_resolutions_number_may_stand_alone_above_its_title():
    document = parse(
        "大会\n\nA/RES/901/198\n\n第九百零一届会议\n\n901/198.\n\n河口城市的防洪\n\n大会，\n\n1. 请委员会报告。\n"
    )
    assert (document.symbol, document.title) == ("A/RES/901/198", "河口城市的防洪")


@pytest.mark.parametrize(
    ("line", "symbol"),
    [("三四一二(三十). 渔民的合作社", "A/RES/3412(XXX)"), ("901/31　渔民的合作社", "A/RES/901/31")],
)
def test_a_resolutions_number_may_be_printed_in_words_or_without_a_point(line, symbol):
    document = parse(f"{line}\n\n大会，\n\n回顾河流，\n\n1. 请委员会报告。\n\n1975年12月15日\n\n第2440次全体会议\n")
    assert (document.symbol, document.title, document.kind) == (symbol, "渔民的合作社", "resolution")


def test_a_councils_decision_may_have_its_number_alone_too():
    document = parse(
        "2847/333\n渡口专家组的报告\n2847年7月21日，经济及社会理事会第33次全体会议表示注意到报告：\n(a) 核准议程。\n"
    )
    assert (document.symbol, document.title) == ("E/DEC/2847/333", "渡口专家组的报告")
    assert (str(document.date), document.meeting) == ("2847-07-21", 33)


def test_a_declaration_of_a_special_session_has_no_comma_behind_the_assembly():
    document = parse(
        "2846年11月12日大会决议\n[未经发交主要委员会而通过(A/S-31/L.3)]\nS-31/2. 我们的承诺\n大会\n通过以下宣言：\n我们的承诺\n1. 重申承诺。\n"
    )
    assert (document.title, document.proposals) == ("我们的承诺", ["A/S-31/L.3"])
    assert str(document.date) == "2846-11-12"


def test_a_letter_that_an_agenda_item_names_gives_the_resolution_no_date():
    document = parse(
        "第十一届紧急特别会议\n议程项目 5\n2846 年 2 月 28 日安全理事会主席给秘书长的信(S/2846/160)\n\n2846 年 11 月 8 日大会决议\n\n"
        "ES-11/9. 渡口的安全\n\n大会，\n\n1. 要求停止。\n"
    )
    assert str(document.date) == "2846-11-08"


@pytest.mark.parametrize(
    ("text", "symbol", "body"),
    [
        ("人权委员会\n\n1998/107. 港口劳工\n\n人权委员会在1998年4月17日第52次会议上决定：\n(a) 注意到报告。\n", "E/CN.4/DEC/1998/107", "E/CN.4"),
        ("第三四三(一九七三)号决议\n\n一九七三年十二月十五日\n\n安全理事会，\n\n1. 请秘书长报告。\n", "S/RES/343(1973)", "S"),
        (
            "联合国 A/HRC/PRST/45/2\n大会 Distr.: General\n\n人权理事会\n\n主席声明\n\n在2846年10月6日第37次会议上，人权理事会主席宣读了如下主席声明：\n\n"
            "“人权理事会，\n回顾决议，\n1. 注意到报告。”\n",
            "A/HRC/PRST/45/2",
            "A/HRC",
        ),
    ],
)  # fmt: skip
def test_the_body_that_adopts_is_the_one_that_is_named(text, symbol, body):
    document = parse(text)
    assert (document.symbol, document.body) == (symbol, body)
    assert document.kind != "draft_resolution"


def test_a_presidents_statement_is_of_the_meeting_at_which_it_was_made():
    document = parse(
        "联合国 S/PRST/2846/17\n安全理事会 Distr.: General\n15 December 2846\n\n安全理事会主席的声明\n\n在2846年12月12日举行的安全理事会第8688次会议上，"
        "安全理事会主席就题为“渡口”的项目，代表安理会发表了以下声明：\n\n“安全理事会重申其声明。”\n"
    )
    assert (str(document.date), document.meeting) == ("2846-12-12", 8688)


def test_a_meeting_record_is_no_report_though_its_agenda_names_one():
    document = parse(
        "United Nations A/901/PV.31\nGeneral Assembly\nSeventy-seventh session\n31st plenary meeting\nFriday, 11 November 2022, 10 a.m.\n"
        "New York\n\nThe meeting was called to order at 10.05 a.m.\n\nAgenda item 71\nReport of the Ferry Agency\n\nThe President: The meeting is open.\n"
    )
    assert (document.kind, document.meeting, str(document.date)) == ("other", 31, "2022-11-11")


def test_a_letters_title_keeps_the_organ_that_ends_it():
    document = parse(
        "Letter dated 20 May 2846 from the Permanent Representative of\nKenya to the United Nations addressed to the President of the\nSecurity Council\n\n"
        "I have the honour to transmit a text.\n"
    )
    assert document.title.endswith("addressed to the President of the Security Council")


def test_the_meeting_stands_on_top_in_the_nineties():
    document = parse(
        "A/RES/901/233 B\n110th plenary meeting\n17 August 2846\n\n901/233. Rules of the Forum\n\nB\n\nThe General Assembly,\n\n1. Adopts the rules.\n"
    )
    assert (document.meeting, str(document.date)) == (110, "2846-08-17")


def test_a_note_transmits_what_the_lines_above_it_call_a_report():
    document = parse(
        "第七十一届会议\n临时议程项目 69(c)\n增进和保护人权：人权状况及特别报告员\n和代表的报告\n\n湿地居民的人权\n\n秘书长的说明\n\n秘书长谨向大会转递报告。\n"
    )
    assert document.kind == "note"


def test_the_title_of_a_list_of_further_sponsors_is_not_the_words_draft_resolution():
    document = parse(
        "联合国 A/901/L.30/Add.1\n大会 Distr.: Limited\n\n第九百零一届会议\n议程项目 127\n渡口的安全\n\n决议草案\n\n渡口的安全：海员的健康\n\n增列提案国\n\n"
        "在 A/901/L.30 号文件所列提案国名单中增列下列国家：\n\n马耳他、巴拿马和瑞典\n"
    )
    assert document.title == "渡口的安全：海员的健康"


def test_circled_figures_call_notes():
    document = parse(
        "901/198. 粮食\n\n大会，\n\n注意到《粮食会议报告》，①\n\n1. 请各国行动。\n\n2846年12月21日\n第71次全体会议\n\n① 《粮食会议的报告》(出版物)。\n"
    )
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "《粮食会议的报告》(出版物)。")]
    assert document.paragraphs[0].text == "注意到《粮食会议报告》，"
    assert document.meeting == 71


def test_circled_figures_of_a_list_stay_in_it():
    document = parse("901/198. 粮食\n\n大会，\n\n1. 请各国：①行动；②报告。\n\n① 甲；\n\n② 乙。\n")
    assert not document.footnotes


def test_what_the_web_writes_for_quotation_marks_is_read():
    document = parse(
        "901/198. 粮食\n\n大会，\n\n回顾&ldquo;流动&rdquo;的重要性&#65292;AT&T&amp;B，\n\n1. 请各国行动。\n"
    )
    assert document.paragraphs[0].text == "回顾“流动”的重要性，AT&T&B，"


def test_a_dash_for_one_is_mended_in_headings_and_sessions():
    document = parse(
        "第六十—届会议\n\n901/257. 渡口\n\n大会，\n\n回顾其第 900/201 号决议第—节，\n\n—\n\n方针\n\n1. 决定纪念；\n\n二\n\n行动\n\n2. 请注意。\n"
    )
    assert document.session == 61
    assert document.paragraphs[0].text.endswith("第一节，")
    assert "一" in [p.number or p.text for p in document.paragraphs]


def test_a_sections_number_keeps_its_last_letter():
    document = parse(
        "901/301. 议定书\n\n大会，\n\n1. 通过议定书。\n\n附件\n议定书\n第一部分\n导言\n第1条\n范围\n本议定书适用。\n"
    )
    assert "第一部分" in [(p.number or "") + p.text for p in document.paragraphs] + [
        p.number for p in document.paragraphs
    ]
