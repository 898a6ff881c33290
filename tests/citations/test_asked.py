"""What is typed into a search box and names one document."""

import pytest

from resolutions.citations.asked import read_asked


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("70/1", "A/RES/70/1"),
        ("a/res/70/1", "A/RES/70/1"),
        ("第 ７０／１ 号决议", "A/RES/70/1"),
        ("大会第70/1号决议", "A/RES/70/1"),
        ("联大70/1", "A/RES/70/1"),
        ("GA resolution 70/1", "A/RES/70/1"),
        ("安理会第1325(2000)号决议", "S/RES/1325(2000)"),
        ("Security Council resolution 1325 (2000)", "S/RES/1325(2000)"),
        ("人权理事会第54/1号决议", "A/HRC/RES/54/1"),
    ],
)
def test_a_document_is_meant_however_its_symbol_is_said(typed, path):
    assert read_asked(typed).path == path


@pytest.mark.parametrize(
    "typed", ["第70/1号决议执行情况", "70/1 75/2", "大会", "2030年议程", "届会:75", "人权理事会54/1", ""]
)
def test_words_that_say_more_than_a_symbol_name_no_document(typed):
    assert read_asked(typed) is None
