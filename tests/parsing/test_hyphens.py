"""English words that a line's end divided."""

import pytest

from resolutions.parsing.page.hyphens import find_words, join_divided
from tests.parsing.test_forms import parse


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the Eco-", "nomic and Social Council"], "the Economic and Social Council"),
        (["documents of the docu-", "mentation"], "documents of the documentation"),
        (["the non-", "proliferation of weapons"], "the non- proliferation of weapons"),
        (["evidence for decision-", "making"], "evidence for decision- making"),
        (["follow-", "up to the meeting"], "follow- up to the meeting"),
        (["the State and its cross-", "border trade"], "the State and its cross- border trade"),
        (["a meeting to meet-", "ing others"], "a meeting to meeting others"),
        (["the sea bed, a flood and its sea-", "flood plains"], "the sea bed, a flood and its sea- flood plains"),
        (["of low-", "and middle-income States"], "of low-  and middle-income States"),
        (["the Secretary-", "General"], "the Secretary- General"),
        (["of 2846-", "2847"], "of 2846- 2847"),
    ],
)
def test_a_divided_word_is_put_together_and_one_with_a_hyphen_keeps_it(lines, joined):
    assert " ".join(join_divided(lines, find_words(lines))) == joined


def test_words_are_put_together_where_lines_are():
    document = parse(
        "901/12. Ferries\n   The General Assembly,\n   Bearing in mind the draft of the rivers submitted by the Com-\n"
        "mittee of those who keep the ferries of the rivers and the land-\nings of all the lakes and rivers of the valley, and the long-\n"
        "term plans of all,\n   1. Calls upon all who keep the ferries of the rivers to heed\nthe plans strictly;\n"
    )
    words = document.paragraphs[0].text
    assert "Committee" in words
    assert "landings" in words
    assert "long-term" in words


def test_a_soft_hyphen_at_a_lines_end_divides_nothing():
    document = parse(
        "901/12. Ferries\n\nThe General Assembly,\n\nRecalling its resolu\u00ad\ntions 900/1 and 900/2,\n\n1. Requests a report.\n"
    )
    assert document.paragraphs[0].text == "Recalling its resolutions 900/1 and 900/2,"
