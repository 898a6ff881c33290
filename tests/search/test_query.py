"""The query language: what is understood of what is typed, and what is said of the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search.query import parse_query


def groups(query):
    return [[p.words for p in group] for group in query.groups]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("气候 岛屿", [["气候"], ["岛屿"]]),
        ("“可持续 发展” 目标", [["可持续 发展"], ["目标"]]),
        ("「可持续 发展」", [["可持续 发展"]]),
        ("海洋 OR 海域 资源", [["海洋", "海域"], ["资源"]]),
        ("海洋|海域", [["海洋|海域"]]),
        ("变革我们的世界：2030年议程", [["变革我们的世界:2030年议程"]]),
        ("合作 author:smith", [["合作"]]),
        ("第 70/1 号 决议", [["第 70/1 号"], ["决议"]]),
        ("联 合 国 大会", [["联 合 国"], ["大会"]]),
        ("人权 2015", [["人权"], ["2015"]]),
    ],
)
def test_words_phrases_and_alternatives(typed, understood):
    assert groups(parse_query(typed)) == understood


def test_a_minus_leaves_out_and_a_place_narrows():
    query = parse_query("合作 -贷款 脚注:报告 －借款")
    assert [p.words for p in query.excluded] == ["贷款", "借款"]
    assert [(p.words, p.place) for p in query.wanted] == [("合作", None), ("报告", "footnote")]


def test_field_words_in_chinese_and_english_are_the_same():
    chinese = parse_query("议程：130(j) 届会:75 提案国:法国 引用:70/1 年:2015-2020 类型:决议").fields
    english = parse_query("agenda:130(j) session:75 sponsor:法国 cites:70/1 year:2015-2020 kind:决议").fields
    assert chinese == english
    assert list(chinese) == ["agenda", "session", "sponsor", "cites", "year", "kind"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("OR 海洋", "or"),
        ("海洋 OR", "or"),
        ("“没有收尾", "quote"),
        ("作者:张三", "field"),
        ("-届会:75", "minus"),
        ("。。。", "nothing"),
        ('届会:""', "empty"),
        (" ".join(f"词语{n}" for n in range(30)), "many"),
    ],
)
def test_what_is_not_understood_is_named_and_the_rest_is_asked(typed, code):
    query = parse_query(typed + " 合作" if code not in ("quote", "or", "many") else typed)
    assert code in [problem.code for problem in query.problems]
    assert query or code == "nothing"


@given(st.text(alphabet="联合国a7 \"“”「-|:：OR()[]*^<>&!\\'\x00议程届", max_size=50))
def test_nothing_typed_breaks_the_parser(typed):
    parse_query(typed)
