"""A corrected thing is found again by its content, and nothing else is taken for it."""

import pytest

from resolutions.corrections.matching import Place, match_places


def places(*words):
    return [Place(text, f"op{n}", n) for n, text in enumerate(words, 1)]


ONE, TWO, THREE = "请秘书长向大会提交报告；", "促请会员国保护河流；", "决定继续审议此事。"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((ONE, TWO, THREE), 1),
        ((TWO, ONE, THREE), 0),
        ((ONE, "欢迎渔民的贡献；", TWO, THREE), 2),
        ((ONE, "促请所有会员国保护河流；", THREE), 1),
        ((ONE, THREE), None),
        ((), None),
    ],
)
def test_a_paragraph_is_found_wherever_its_words_stand(found, expected):
    known = {ONE, TWO, THREE}
    assert match_places([Place(TWO, "op2", 2)], places(*found), known) == [expected]


def test_of_two_with_the_same_words_the_one_of_the_same_number_is_meant():
    assert match_places([Place(TWO, "op3", 3)], places(ONE, TWO, TWO)) == [2]


def test_two_that_are_as_much_alike_decide_nothing():
    found = [Place("促请会员国保护河流甲", "x", 7), Place("促请会员国保护河流乙", "y", 8)]
    assert match_places([Place("促请会员国保护河流丙", "op2", 2)], found) == [None]


def test_a_paragraph_that_stood_there_before_is_not_taken_for_one_that_is_gone():
    old, like = "回顾其关于山岳的第 900/8 号决议，", "回顾其关于山岳的第 900/9 号决议，"
    assert match_places([Place(old, "pp1", 0)], [Place(like, "pp1", 0)], {old, like}) == [None]
    assert match_places([Place(old, "pp1", 0)], [Place(like, "pp1", 0)], {old}) == [0]
