"""What stands beside a citation belongs to it: the date of adoption, and the part that is cited."""

import datetime as dt

import pytest

from resolutions.citations.finding import find_citations


def test_each_member_of_a_list_has_its_own_date():
    text = "依照2846年11月10日第901/18号、2847年10月16日第902/3号决议和第903/2号决议，"
    dates = [m.date for m in find_citations(text, body="A")]
    assert dates == [dt.date(2846, 11, 10), dt.date(2847, 10, 16), None]


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("人权理事会2846年6月18日第905/1号和第905/2号决议", "zh", ["2846-06-18", "2846-06-18"]),
        ("2846年12月30日第901/256 A和B号及第901/257号决议", "zh", ["2846-12-30"] * 3),
        ("2846年6月18日第905/1号决议和第905/2号决议", "zh", ["2846-06-18", None]),
        ("2846年6月18日第905/1号和第906/2号决议", "zh", ["2846-06-18", None]),
        ("2846年6月18日第905/1号、2847年6月18日第908/2号和第908/3号决议", "zh", ["2846-06-18", "2847-06-18", None]),
        ("分别于2846年9月16日和18日通过的第905/1号和第905/2号决议", "zh", ["2846-09-16", None]),
        ("2846年7月1日第9001(2846)号和第9002(2846)号决议", "zh", ["2846-07-01", None]),
        ("resolutions 905/1 and 905/2 of 18 June 2846", "en", ["2846-06-18", "2846-06-18"]),
        ("resolutions 901/256 A and B and 901/257 of 30 December 2846", "en", ["2846-12-30"] * 3),
        ("resolutions 904/1 and 905/2 of 18 June 2846", "en", [None, "2846-06-18"]),
        ("resolutions 901/18 of 10 November 2846, 905/1 and 905/2 of 18 June 2847", "en", ["2846-11-10", None, "2847-06-18"]),
        ("les résolutions 905/1 et 905/2 du 18 juin 2846", "fr", ["2846-06-18", "2846-06-18"]),
    ],
)  # fmt: skip
def test_the_one_date_of_a_list_is_that_of_all_numbers_joined_directly(text, language, dates):
    mentions = find_citations(text, body="A/HRC", language=language)
    assert [m.date and m.date.isoformat() for m in mentions] == dates


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("A/73/596，附件。", "附件"),
        ("第69/283号决议，附件二。", "附件二"),
        ("见A/901/345-S/2846/898，第二节。", "第二节"),
        ("第70/1号决议第5段", "第5段"),
        ("见FCCC/CP/2845/10/Add.1，第1/CP.21号决定，附件。", "第1/CP.21号决定，附件"),
        ("A/79/837。", None),
        ("《大会正式记录，第九百届会议，补编第53号》(A/900/53)，第四章，A节。", "第四章，A节"),
        ("见（A/900/53/Add.1），第三章。", "第三章"),
        ("秘书长的报告(A/900/53)第34段所载资料", "第34段"),
        ("见UNEP/CBD/COP/9/29号文件，附件一。", "附件一"),
        ("第905/1号决议附件第一节", "附件第一节"),
        ("第905/1号决议附件第4条", "附件第4条"),
        ("第905/1号决议附件第5(a)段", "附件第5(a)段"),
        ("第905/1号决议，第六节第7段", "第六节第7段"),
        ("第905/1号决议附件第一章B节", "附件第一章B节"),
        ("见CTOC/COP/900/11，第一.A节。", "第一.A节"),
        ("见A/900/10，第十二章，C.1节。", "第十二章，C.1节"),
        ("第905/1号决议附件2846年起有效", "附件"),
        ("第905/1号决议第4(a)和(f)段", "第4(a)和(f)段"),
        ("第905/1号决议第4(a)至(f)、5和6(b)㈢段", "第4(a)至(f)、5和6(b)㈢段"),
        ("第905/1号决议第5段(e)分段", "第5段(e)分段"),
        ("第905/1号决议第5段(c)、(d)和(e)分段规定", "第5段(c)、(d)和(e)分段"),
        ("第905/1号决议第3段和第4段", "第3段和第4段"),
    ],
)
def test_the_part_cited_is_kept(text, pinpoint):
    assert find_citations(text, body="A")[0].pinpoint == pinpoint


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("Supplement No. 53 (A/900/53), chap. IV, sect. A.", "chap. IV, sect. A"),
        ("Report of the Conference (A/CONF.900/24 (Part I)), chap. III.", "chap. III"),
        ("vol. I (A/CONF.900/20/Rev.1), chap. I, resolution 1, annex II.", "chap. I, resolution 1, annex II"),
        ("A/900/53, sect. I.B.", "sect. I.B"),
        ("Supplement No. 25 (A/900/25), paras. 22 (b) and 24–26.", "paras. 22 (b) and 24-26"),
        ("resolution 902/43, paragraphs 3 (a) and (b)", "paragraphs 3 (a) and (b)"),
        ("resolution 902/43, paragraphs 3 (a) to (c), 5, and 7–9", "paragraphs 3 (a) to (c), 5, and 7-9"),
        ("resolution 902/43, section XI", "section XI"),
        ("resolution 902/43, sections II to IV, and annex II", "sections II to IV, and annex II"),
        ("resolution 902/43, section II, and A/RES/903/1", "section II"),
        ("resolution 902/43, paragraph 2 of resolution 903/68", None),
        ("resolution 902/43, paragraph 2 (a) of the annex to its resolutions 903/68 and 903/69", None),
        ("the report (A/900/53), annexed to the letter", None),
        ("the report (A/900/53), annex, and in others", "annex"),
    ],
)
def test_the_part_cited_is_kept_in_english(text, pinpoint):
    assert find_citations(text, body="A", language="en")[0].pinpoint == pinpoint


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("its resolution 902/250, paragraph 3 (b) of the annex to its resolution 903/245", [None, "annex, paragraph 3 (b)"]),
        ("Recalling section II of resolution 902/1 and section IV of resolution 903/2", ["section II", "section IV"]),
        ("Annex II to General Assembly resolution 902/1", ["Annex II"]),
        ("set out in paragraphs 3 (a) to (f) of Security Council resolution 9001 (2845)", ["paragraphs 3 (a) to (f)"]),
        ("section II.B, paragraph 7, of its resolution 902/283 B", ["section II.B, paragraph 7"]),
        ("paragraph 3 of section I of annex II to document A/902/21", ["annex II, section I, paragraph 3"]),
        ("the annex to resolution 902/1, paragraph 5", ["annex, paragraph 5"]),
        ("section II of resolutions 902/1 and 903/2", [None, None]),
        ("paragraph 2 of the report and resolution 902/1", [None]),
        ("in the part of resolution 902/1 on rivers", [None]),
    ],
)  # fmt: skip
def test_the_part_named_in_front_is_of_the_resolution_behind_it(text, pinpoints):
    assert [m.pinpoint for m in find_citations(text, body="A", language="en")] == pinpoints
