"""Requests for reports in sentences, and the sentences that take a report up."""

import pytest

from resolutions.comparing.requests import find_considered, find_report_requests, same_office


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("请秘书长向大会第七十七届会议提交报告。", [("秘书长", 77)]),
        ("又请秘书长就本决议执行情况向大会第902届会议提出报告；", [("秘书长", 902)]),
        ("请联合国人权事务高级专员向人权理事会第五十七届会议提交一份全面报告", [("联合国人权事务高级专员", 57)]),
        ("请秘书长向大会第七十六届和第七十七届会议报告执行情况；", [("秘书长", 76), ("秘书长", 77)]),
        # The session stands before the request.
        ("决定将题为“灯塔”的项目列入大会第八十二届会议临时议程，并请秘书长向大会该届会议提交报告。", [("秘书长", 82)]),
        # Two requests in one paragraph.
        (
            "请秘书长向第九十届会议提交报告；请特别报告员向第九十一届会议提交报告。",
            [("秘书长", 90), ("特别报告员", 91)],
        ),
        # No report, nobody asked, no session.
        ("决定将题为“灯塔”的项目列入大会第七十七届会议临时议程。", []),
        ("邀请各国向第七十七届会议提交报告；", []),
        ("请秘书长提交报告；", []),
        ("请各国保护灯塔；", []),
        ("", []),
    ],
)
def test_chinese_requests(words, expected):
    found = find_report_requests(words)
    assert [(request.who, request.session) for request in found] == expected
    assert all(words[request.start] == "请" and words[request.end - 1] not in "；。" for request in found)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Requests the Secretary-General to submit to the General Assembly at its seventy-seventh session a report.",
            [("Secretary-General", 77)],
        ),
        (
            "Also requests the United Nations High Commissioner for Human Rights to report to the Council at its fifty-seventh session",
            [("United Nations High Commissioner for Human Rights", 57)],
        ),
        ("Decides to include in the provisional agenda of its seventy-seventh session the item", []),
    ],
)
def test_english_requests(words, expected):
    assert [(r.who, r.session) for r in find_report_requests(words, "en")] == expected


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("审议了秘书长关于灯塔的报告，", "zh", ["秘书长"]),
        ("表示注意到秘书长的报告；", "zh", ["秘书长"]),
        ("表示赞赏地注意到联合国人权事务高级专员的报告，", "zh", ["联合国人权事务高级专员"]),
        ("Having considered the report of the Secretary-General,", "en", ["Secretary-General"]),
        ("Taking note of the report of the Secretary-General on lighthouses,", "en", ["Secretary-General"]),
        ("回顾以往各项决议，", "zh", []),
    ],
)
def test_reports_taken_up(words, language, expected):
    assert [found.who for found in find_considered(words, language)] == expected


def test_an_office_is_the_same_by_its_long_and_its_short_name():
    assert same_office("秘书长", "联合国秘书长")
    assert not same_office("秘书长", "特别报告员")


def test_other_languages_ask_nothing_that_is_known():
    assert find_report_requests("Prie le Secrétaire général", "fr") == []
