"""Texts that came as one line, their words apart, written for the tests in the forms of real ones."""

import re

import pytest

from resolutions.parsing import parse_source
from resolutions.parsing.one_line.learning import preambles
from resolutions.parsing.one_line.series import cut_labelled
from resolutions.parsing.one_line.starts import find_starts, learn

SUBJECTS = "%%%RIVERS|UN|\n\n"


WORDS = re.compile(r"大会|项目|安全|理事会|全体会议|决议|\d+[年月日]|[0-9A-Za-z/.\-]+|_+|\S")


CHARACTERS = re.compile(r"\d+[年月日]|[0-9A-Za-z/.\-]+|\S")


def words_apart(text):
    """The record of the text with blanks between its words, as a corpus has them, or between all its characters: what is
    read is the same."""
    read = [parse_source((SUBJECTS + " ".join(cut.findall(text))).encode(), "text.txt") for cut in (WORDS, CHARACTERS)]
    words, characters = (record.as_dict() | {"source": None} for record in read)
    assert words == characters
    return read[0]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "请委员会：(a)清点船只；(b)修缮码头，即：(i)北岸码头；(ii)南岸码头；(c)报告",
            ["(a)", "(b)", "(i)", "(ii)", "(c)"],
        ),
        ("任务如下：(a)保护平民 ㈠使用一切手段，㈡提供保护；(b)创造条件：㈠协调", ["(a)", "㈠", "㈡", "(b)", "㈠"]),
        ("包括：• 预防暴力，• 部署警察", ["•", "•"]),
        ("措施：a. 关闭渡口；b. 清点船只", ["a.", "b."]),
        ("执行第3(d)段和第4(a)至(c)段所述任务，以及(b)分段", []),
        ("因此需要(a)实施办法，(b)防止贩运", []),
    ],
)
def test_labels_that_go_on_with_a_series_begin_sub_paragraphs_and_cited_ones_none(text, labels):
    pieces = cut_labelled(text)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert [next(label for label in labels if piece.startswith(label)) for piece in pieces[1:]] == labels


def test_a_decision_begins_with_its_meeting():
    document = words_apart(
        "901/403. 选举河流委员会成员 2846年10月11日，大会第17次全体会议选举甲国和乙国为委员会成员。"
        "因此，委员会由下列国家组成：甲国、* 乙国、** 丙国、* 丁国、* 戊国、** 己国。* ____________ * 2847年任满。** 2848年任满。"
        " 2846年10月11日 第17次全体会议"
    )
    assert (document.symbol, document.title) == ("A/DEC/901/403", "选举河流委员会成员")
    assert (str(document.date), document.meeting) == ("2846-10-11", 17)
    assert [p.text.replace(" ", "") for p in document.paragraphs[-2:]] == ["*2847年任满。", "**2848年任满。"]
    assert not document.footnotes


def test_what_a_decision_tells_before_its_meeting_is_no_part_of_the_title():
    document = words_apart(
        "901/404. 选举河流委员会主席 2846年10月1日，河流委员会开会选举其主席。 2846年10月11日，大会第17次全体会议宣布甲某当选。"
        " 2846年10月11日 第17次全体会议"
    )
    assert document.title == "选举河流委员会主席"
    first, second = document.paragraphs
    assert (first.text, second.text[:12]) == ("2846年10月1日，河流委员会开会选举其主席。", "2846年10月11日，")


def test_a_decision_of_several_meetings_is_of_the_first_one_day():
    document = words_apart(
        "901/405. 工作安排 2846年9月16日，大会第3次全体会议通过若干规定。 2846年12月1日，大会第43次全体会议决定延长工作。"
        " 2846年12月1日 2846年9月16日 第43次全体会议 第3次全体会议"
    )
    assert (str(document.date), document.meeting) == ("2846-09-16", 3)
    assert [p.text[-6:] for p in document.paragraphs] == ["通过若干规定。"[-6:], "决定延长工作。"[-6:]]


def test_series_go_on_past_the_tenth_and_the_fifteenth():
    numerals = [f"{ten}{one}" for ten in ("", "十", "二十") for one in ["", *"一二三四五六七八九"]][1:]
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    romans = [f"{ten}{one}" for ten in ("", "x", "xx") for one in ones][1:]
    for labels in (numerals, romans):
        pieces = cut_labelled("任务如下：" + "；".join(f"({label})修理码头" for label in labels))
        assert len(pieces) == 1 + len(labels)


def test_a_number_cited_behind_the_formula_is_not_the_documents():
    document = words_apart(
        "2846年3月2日大会决议 [未经发交主要委员会而通过(A/ES-90/L.1)] 大会，表示注意到安全理事会第2623(2022)号决议， 1. 要求停火； 2. 决定休会。"
    )
    assert document.symbol != "S/RES/2623(2022)"
    assert [p.number for p in document.paragraphs] == [None, "1", "2"]


def test_a_list_within_a_paragraph_does_not_end_the_numbers():
    document = words_apart(
        "901/12. 河流 大会，铭记河流， 1. 请秘书长报告； 2. 核可下列议程： 1. 开幕。 2. 选举。 3. 通过报告。 3. 决定继续审议。"
    )
    assert [p.number for p in document.paragraphs] == [None, "1", "2", "1", "2", "3", "3"]


def test_a_heading_behind_the_preamble_stands_for_itself():
    document = words_apart(
        "第9002(2846)号决议 安全理事会，根据《宪章》第七章采取行动， 特派团的任务 1. 决定延长任期； 2. 决定继续处理。"
    )
    assert [(p.kind, p.text) for p in document.paragraphs][:2] == [
        ("preambular", "根据《宪章》第七章采取行动，"),
        ("operative", "特派团的任务"),
    ]


def test_the_agenda_items_that_a_decision_lists_keep_their_numbers():
    document = words_apart(
        "901/544. 渡口委员会的工作 2846年12月17日大会第53次全体会议核可工作方案草案。 工作方案草案 项目 1. 渡船安全。 项目 2. 缆绳更换。"
    )
    assert [(p.number, p.text) for p in document.paragraphs[-2:]] == [
        (None, "项目1.渡船安全。"),
        (None, "项目2.缆绳更换。"),
    ]


def test_the_documents_that_a_decision_puts_off_have_no_points_and_stand_for_themselves():
    document = words_apart(
        "901/548. 推迟审议的问题 2846年12月30日大会第56次全体会议根据第五委员会的建议，A 节 决定将下列文件推迟到第九百零一届会议续会审议："
        " 项目 136 渡口经费 秘书长关于渡口经费的报告 行政和预算问题咨询委员会的有关报告 缆绳的更换 秘书长的说明，其中提请注意联合检查组题为“缆绳”的报告"
        " B 节 决定将下列文件推迟到第九百零二届会议审议： 项目 138 船只的报废 秘书长关于船只的报废的报告 2846年12月30日 第56次全体会议"
    )
    assert [p.text for p in document.paragraphs] == [
        "2846年12月30日大会第56次全体会议根据第五委员会的建议，",
        "A节",
        "决定将下列文件推迟到第九百零一届会议续会审议：",
        "项目136",
        "渡口经费",
        "秘书长关于渡口经费的报告",
        "行政和预算问题咨询委员会的有关报告",
        "缆绳的更换",
        "秘书长的说明，其中提请注意联合检查组题为“缆绳”的报告",
        "B节",
        "决定将下列文件推迟到第九百零二届会议审议：",
        "项目138",
        "船只的报废",
        "秘书长关于船只的报废的报告",
    ]


def test_each_chair_who_was_elected_stands_on_a_line():
    document = words_apart(
        "901/422. 选举各主要委员会主席 2846年6月6日，大会主席在第75次全体会议上宣布下列人士当选主席："
        " 第一委员会：甲·乙(丙国) 特别政治委员会(第四委员会)：丁·戊(己国) 第二委员会：庚·辛(壬国) 2846年6月6日 第75次全体会议"
    )
    assert [p.text for p in document.paragraphs[1:]] == [
        "第一委员会：甲·乙(丙国)",
        "特别政治委员会(第四委员会)：丁·戊(己国)",
        "第二委员会：庚·辛(壬国)",
    ]


def test_a_list_with_points_stays_one_sentence():
    sentence = "请秘书长就下列问题提出报告：渡口(甲国)、码头(乙国)和缆绳(丙国)；又请委员会审议。"
    document = words_apart(f"901/423. 报告 2846年6月6日大会第75次全体会议决定{sentence} 2846年6月6日 第75次全体会议")
    assert len(document.paragraphs) == 1


def test_numbered_goals_begin_no_paragraph_and_end_no_series():
    document = words_apart(
        "901/12. 河流 大会，铭记河流， 1. 请审查： ㈠ 目标 1. 渡口畅通； ㈡ 目标 2. 码头安全； 2. 决定休会。"
    )
    assert [p.number for p in document.paragraphs] == [None, "1", "㈠", "㈡", "2"]


def test_a_part_letter_behind_the_title_is_read_with_the_note_that_explains_it():
    document = words_apart(
        "901/538. 委员会的工作 B 《 大会正式记录，第九百零一届会议，补编第49号 》 ( A/901/49 ) B.4节中的第901/538号决定成为第901/538 A号决定。"
        " 2846年7月24日，大会第93次全体会议决定核可工作方案。 2846年7月24日 第93次全体会议"
    )
    assert (document.symbol, document.title) == ("A/DEC/901/538B", "委员会的工作")


def test_agenda_items_may_name_some_of_their_parts():
    pieces = cut_labelled("项目110. 选举和任命：(f)任命会议委员会成员(i)任命理事会成员(妇女署)(q)任命机制成员")
    assert [piece[:3] for piece in pieces[1:]] == ["(f)", "(i)", "(q)"]


def test_an_annex_stands_behind_the_lines_that_close_a_text():
    document = words_apart(
        "901/12. 河流 大会， 铭记河流， 1. 通过附件所载职权范围； 2. 决定休会。 2846年7月7日 第90次全体会议"
        " 附件 一 职权范围 1. 渡口的管理。 2. 船只的管理。 附件 二 费用 1. 费用如下。"
    )
    assert (document.meeting, str(document.date)) == (90, "2846-07-07")
    assert [(p.kind, p.number, p.text) for p in document.paragraphs[3:]] == [
        ("heading", None, "附件一"),
        ("heading", None, "职权范围"),
        ("annex", "1", "渡口的管理。"),
        ("annex", "2", "船只的管理。"),
        ("heading", None, "附件二"),
        ("heading", None, "费用"),
        ("annex", "1", "费用如下。"),
    ]


def test_a_text_may_come_as_one_line_with_its_words_together():
    line = (
        "大会 A/RES/901/153 第九百零一届会议 议程项目70(b) 大会决议 [根据第三委员会的报告(A/901/439)通过] 901/153. 保护山洪灾民 大会，"
        " 回顾其2845年12月16日第900/168号决议， 1. 欢迎报告； 2. 请委员会继续。 2846年12月18日 第76次全体会议"
    )
    document = parse_source(line.encode(), "text.txt")
    assert (document.symbol, document.title, document.meeting) == ("A/RES/901/153", "保护山洪灾民", 76)
    assert [p.number for p in document.paragraphs] == [None, "1", "2"]


def test_a_letter_that_quotes_the_assembly_is_no_resolution_on_one_line():
    letter = "Letter dated 3 May 2846 to the Secretary-General\n\nI refer to the session. The General Assembly, in its resolution 70/1, decided so.\n"
    assert parse_source(letter.encode(), "text.txt").source.style != "segmented"


def test_weights_are_learnt_the_same_each_time_and_part_what_they_were_learnt_from():
    preamble = ["回顾其第900/7号决议，", "又回顾河流宪章，其中强调合作的重要性，", "认识到渡口的贡献，"]
    assert learn([preamble], rounds=2) == learn([preamble], rounds=2)
    starts = find_starts("".join(preamble))
    assert starts == [0, len(preamble[0]), len(preamble[0] + preamble[1])]
    assert find_starts("".join(preamble), barred=range(1, 100)) == [0]


def test_a_folder_without_official_texts_teaches_nothing(tmp_path):
    (tmp_path / "other.xml").write_text("<notes/>", encoding="utf-8")
    assert preambles([str(tmp_path)]) == []


def test_a_heading_that_ends_in_the_word_for_an_item_ends_no_series():
    document = words_apart(
        "901/12. 河流 大会，铭记河流， 1. 请委员会报告； 渡船安全项目 2. 决定修理码头； 3. 决定休会。"
    )
    assert [p.number for p in document.paragraphs if p.number] == ["1", "2", "3"]
