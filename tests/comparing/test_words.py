"""Words that differ inside a pair of paragraphs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.comparing.words import compare_words


def shown(before, after, **options):
    """The comparison as marked text: [before→after] changed, {before→after} a counter."""
    marks = {"same": "{1}", "changed": "[{0}→{1}]", "counter": "{{{0}→{1}}}"}
    return "".join(marks[p.kind].format(p.before, p.after) for p in compare_words(before, after, **options))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("鼓励各国", "鼓励各国", "鼓励各国"),
        # A person sees words, not characters.
        ("请秘书长提交报告", "请秘书处提出报告", "请[秘书长提交→秘书处提出]报告"),
        ("促进发展合作", "促进发展和发展合作", "促进发展[→和发展]合作"),
        ("注意到报告，", "赞赏地注意到报告，", "[→赞赏地]注意到报告，"),
        # Counters that tick on.
        ("向大会第七十五届会议报告", "向大会第七十七届会议报告", "向大会{第七十五届→第七十七届}会议报告"),
        (
            "回顾其2021年7月7日第75/307号决议",
            "回顾其2023年9月1日第77/331号决议",
            "回顾其{2021年7月7日→2023年9月1日}{第75/307号→第77/331号}决议",
        ),
        ("见A/75/345号文件", "见A/77/500号文件", "见{A/75/345→A/77/500}号文件"),
        ("重申本决议第12段", "重申本决议第11段", "重申本决议{第12段→第11段}"),
        (
            "at its seventy-fifth session",
            "at its seventy-seventh session",
            "at its {seventy-fifth→seventy-seventh} session",
        ),
        (
            "resolution 75/307 of 7 July 2021",
            "resolution 77/331 of 1 May 2023",
            "resolution {75/307→77/331} of {7 July 2021→1 May 2023}",
        ),
        # Not these: back, another sequence, an amount.
        ("到2030年实现", "到2025年实现", "到[2030年→2025年]实现"),
        ("第七十五届会议", "第七十五次会议", "[第七十五届→第七十五次]会议"),
        ("需要100万美元", "需要200万美元", "需要[100→200]万美元"),
        # Width and quotation marks are typography.
        ("题为“河流”的项目", '题为"河流"的项目', '题为"河流"的项目'),
        # Other scripts by words.
        ("Urges all States", "Urges Member States", "Urges [all→Member] States"),
        ("Prie tous les États", "Prie les États", "Prie [tous →]les États"),
    ],
)
def test_words_that_differ(before, after, expected):
    assert shown(before, after) == expected


def test_a_list_that_grew_shows_what_was_added_and_nothing_else():
    before = "回顾其1999年12月1日第54/52号和2000年11月20日第55/31号决议"
    after = "回顾其1999年12月1日第54/52号、2000年11月20日第55/31号和2001年11月29日第56/22号决议"
    assert shown(before, after) == (
        "回顾其1999年12月1日第54/52号[和→、]2000年11月20日第55/31号[→和2001年11月29日第56/22号]决议"
    )


def test_a_list_whose_first_member_went_and_whose_last_came_keeps_the_rest():
    before = "回顾其2015年9月25日第70/1号和2019年11月27日第74/16号决议"
    after = "回顾其2019年11月27日第74/16号和2020年11月18日第75/12号决议"
    assert shown(before, after) == (
        "回顾其[2015年9月25日第70/1号和→]2019年11月27日第74/16号[→和2020年11月18日第75/12号]决议"
    )


def test_a_counter_ticks_back_where_the_later_text_comes_first():
    assert shown("第七十七届会议", "第七十五届会议", forward=False) == "{第七十七届→第七十五届}会议"
    assert shown("第七十五届会议", "第七十七届会议", forward=False) == "[第七十五届→第七十七届]会议"


PIECES = st.lists(
    st.sampled_from(
        [
            "秘书长",
            "秘书处",
            "的",
            "报告",
            "第75/1号",
            "第77/2号",
            "2021年",
            "，",
            " ",
            "States",
            "100",
            "和发展",
            "发",
            "展",
        ]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(PIECES, PIECES)
def test_the_pieces_give_both_wordings_back(before, after):
    pieces = compare_words(before, after)
    assert "".join(piece.before for piece in pieces) == before
    assert "".join(piece.after for piece in pieces) == after


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_characters_can_be_compared(before, after):
    pieces = compare_words(before, after)
    assert "".join(piece.before for piece in pieces) == before
    assert "".join(piece.after for piece in pieces) == after
