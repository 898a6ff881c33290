"""Terms and phrases: what makes no difference to a reader makes none to the index."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search.analyser import HAN, find_phrases, find_terms, fold, phrase, terms


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("联合国", ["联合", "合国", "国"]),
        ("国", ["国"]),
        ("第70/1号决议", ["第", "70", "1", "号决", "决议", "议"]),
        ("SDG16 and L.29", ["sdg16", "and", "l", "29"]),
        ("大会，安理会", ["大会", "会", "安理", "理会", "会"]),
        ("_—。，", []),
    ],
)
def test_han_gives_pairs_and_letters_give_words(words, found):
    assert terms(words) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第７０／１ 號決議", "第70/1号决议"),
        ("聯合國", "联合国"),
        ("联 合\n国", "联合国"),
        ("目标¹⁶", "目标"),
        ("CÔTE D’IVOIRE", "Côte d’Ivoire"),
        ("cafe\u0301", "café"),
    ],
)
def test_what_a_reader_takes_for_the_same_is_the_same(one, other):
    assert terms(one) == terms(other)


@pytest.mark.parametrize(
    ("asked", "words", "found"),
    [
        ("国", "联合国大会", ["国"]),
        ("合国", "联合国，大会", ["合国"]),
        ("国大", "联合国，大会", []),
        ("第 70/1 号", "见第７０／１号决议", ["第７０／１号"]),
        ("聯合國", "联 合 国与联合国", ["联 合 国", "联合国"]),
        ("Côte", "COTE d’Ivoire", ["COTE"]),
        ("70", "1970年和70年", ["70"]),
        ("人人", "人人人有责，人 人", ["人人人", "人 人"]),
        ("大会，安理会", "大会、安理会与大会安理会", ["大会、安理会"]),
        ("议程", "①⑫议程㍿", ["议程"]),
    ],
)
def test_the_words_found_are_those_written(asked, words, found):
    assert [words[start:end] for start, end in find_phrases(words, [phrase(asked)])] == found


@given(st.text(alphabet="联合国國会⑫，。 \n¹", max_size=30), st.text(alphabet="联合国會", min_size=1, max_size=3))
def test_a_mark_stands_where_going_through_the_terms_finds_it(words, asked):
    wanted, open_end = phrase(asked)
    there = find_terms(fold(words))
    starts = {
        n
        for n in range(len(there) - len(wanted) + 1)
        if all(there[n + k].term == term for k, term in enumerate(wanted))
        or (open_end and there[n].term.startswith(wanted[0]))
    }
    assert bool(find_phrases(words, [(wanted, open_end)])) == bool(starts)


@given(st.text(alphabet="联合国國大会AbZé7７/，。 \n¹第一〇𠀀", max_size=40))
def test_terms_with_places_are_the_terms(words):
    assert [term.term for term in find_terms(fold(words))] == terms(words)


@given(st.text(max_size=60))
def test_any_words_have_terms_of_letters_and_digits_alone(words):
    assert all(re.fullmatch(rf"[{HAN}]{{1,2}}|[^\W_]+", term) for term in terms(words))
