"""Paragraphs aligned: each way in which a text changes is recognised as what it is."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.comparing.alignment import align, likeness

RIVER = "回顾其关于跨洲图书馆合作的历次决议，特别是关于借阅规则和保存手稿的决议，"
SCHOOL = "深信学校图书馆对儿童学习阅读和了解其他民族文化具有不可替代的作用，"
BOAT = "鼓励各国用船只把书籍运到没有道路的岛屿和沿河村庄；"
MAP = "请秘书长绘制一份地图，标明所有流动图书馆的停靠点和开放时间；"
MONEY = "决定从自愿捐款中支付翻译旧目录和培训管理员所需费用；"
TEXT = [RIVER, SCHOOL, BOAT, MAP, MONEY]


def kinds(before, after):
    """What became of the paragraphs: (kind, places before, places after), moved ones with a star."""
    return [(row.kind + "*" * row.moved, row.before, row.after) for row in align(before, after)]


def test_an_unchanged_text_is_kept_whole():
    assert kinds(TEXT, TEXT) == [("pair", (n,), (n,)) for n in range(5)]


def test_a_deleted_paragraph_is_gone_from_where_it_stood():
    assert kinds(TEXT, [RIVER, SCHOOL, MAP, MONEY])[2] == ("gone", (2,), ())


def test_an_added_paragraph_is_new_where_it_stands():
    assert kinds([RIVER, SCHOOL, MAP, MONEY], TEXT)[2] == ("new", (), (2,))


def test_of_two_swapped_paragraphs_one_is_moved_and_nothing_is_lost():
    rows = kinds(TEXT, [RIVER, BOAT, SCHOOL, MAP, MONEY])
    assert sorted(kind for kind, _b, _a in rows) == ["pair"] * 4 + ["pair*"]


def test_a_paragraph_carried_to_the_end_is_the_one_that_moved():
    assert ("pair*", (0,), (4,)) in kinds(TEXT, [*TEXT[1:], RIVER])


def test_a_split_paragraph_is_one_row_with_both_halves():
    assert kinds([RIVER + MAP, BOAT], [RIVER, MAP, BOAT])[0] == ("split", (0,), (0, 1))
    assert kinds([BOAT, SCHOOL + RIVER + MAP], [BOAT, SCHOOL, RIVER, MAP])[1] == ("split", (1,), (1, 2, 3))


def test_merged_paragraphs_are_one_row():
    assert kinds([RIVER, MAP, BOAT], [RIVER + MAP, BOAT])[0] == ("merged", (0, 1), (0,))


def test_a_long_and_a_short_part_are_recognised_too():
    assert kinds([RIVER + SCHOOL + BOAT], [RIVER + SCHOOL, BOAT]) == [("split", (0,), (0, 1))]


def test_paragraphs_that_share_only_their_opening_are_no_pair():
    assert kinds([MAP], ["请秘书长向大会第九百零三届会议提交报告。"]) == [
        ("gone", (0,), ()),
        ("new", (), (0,)),
    ]


def test_an_unchanged_paragraph_keeps_its_own_though_two_others_would_gain():
    nearly = BOAT.replace("书籍", "期刊")
    rows = kinds([BOAT, nearly], [nearly, BOAT.replace("船只", "小艇")])
    assert ("pair", (1,), (0,)) in [(kind.rstrip("*"), b, a) for kind, b, a in rows]


def test_the_same_sentence_twice_is_paired_in_order():
    assert kinds([RIVER, BOAT, RIVER], [RIVER, BOAT, RIVER]) == [("pair", (n,), (n,)) for n in range(3)]


@pytest.mark.parametrize(("before", "after"), [([], []), ([], TEXT), (TEXT, []), ([""], [""]), ([""], TEXT)])
def test_empty_texts_are_compared_too(before, after):
    align(before, after)


def test_equal_words_are_wholly_alike_and_other_words_are_not():
    assert likeness(RIVER, RIVER) == 1
    assert likeness(RIVER, MONEY) < 0.3


SENTENCES = st.lists(st.sampled_from(TEXT + ["", "又", "请各国" * 9, RIVER + MAP, MAP + BOAT]), max_size=9)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SENTENCES)
def test_every_paragraph_stands_in_exactly_one_row(before, after):
    rows = align(before, after)
    assert sorted(itertools.chain.from_iterable(row.before for row in rows)) == list(range(len(before)))
    assert sorted(itertools.chain.from_iterable(row.after for row in rows)) == list(range(len(after)))


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(5)))
def test_in_any_order_every_paragraph_is_found_again(order):
    rows = align(TEXT, [TEXT[n] for n in order])
    assert {(row.before, row.after) for row in rows} == {((n,), (at,)) for at, n in enumerate(order)}
    staying = [row.after for row in sorted(rows, key=lambda row: row.before) if not row.moved]
    assert staying == sorted(staying)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 4), st.integers(5, 20))
def test_a_paragraph_cut_anywhere_is_split(which, cut):
    whole = TEXT[which]
    after = [*TEXT[:which], whole[:cut], whole[cut:], *TEXT[which + 1 :]]
    assert ("split", (which,), (which, which + 1)) in kinds(TEXT, after)
    assert ("merged", (which, which + 1), (which,)) in kinds(after, TEXT)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 4))
def test_a_deleted_paragraph_is_the_only_change(which):
    rows = kinds(TEXT, TEXT[:which] + TEXT[which + 1 :])
    assert [row for row in rows if row[0] != "pair"] == [("gone", (which,), ())]
