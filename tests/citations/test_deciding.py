"""One rule for every language: what is said in Chinese and in English means the same document."""

import pytest

from resolutions.citations.finding import find_citations


@pytest.mark.parametrize(
    ("body", "chinese", "english", "symbol"),
    [
        ("A", "第70/1号决议", "resolution 70/1", "A/RES/70/1"),
        ("A", "安全理事会第1325(2000)号决议", "Security Council resolution 1325 (2000)", "S/RES/1325(2000)"),
        ("A", "第217 A(III)号决议", "resolution 217 A (III)", "A/RES/217(III)"),
        ("A", "第1235(XLII)号决议", "resolution 1235 (XLII)", "E/RES/1235(XLII)"),
        ("A", "第2005/4号决定", "decision 2005/4", "E/DEC/2005/4"),
        ("A", "大会第2005/4号决议", "General Assembly resolution 2005/4", "E/RES/2005/4"),
        ("E/CN.4", "第1998/3号决议", "resolution 1998/3", "E/CN.4/RES/1998/3"),
        ("A", "人权委员会第1998/3号决议", "Commission on Human Rights resolution 1998/3", "E/CN.4/RES/1998/3"),
        ("A", "麻醉药品委员会第2004/21号决议", "Commission on Narcotic Drugs resolution 2004/21", None),
        ("A", "麻醉药品委员会第65/2号决议", "Commission on Narcotic Drugs resolution 65/2", "E/CN.7/RES/65/2"),
        ("T", "第5(XX)号决议", "resolution 5 (XX)", "T/RES/5(XX)"),
        ("A/HRC", "第54/1号决议", "resolution 54/1", "A/HRC/RES/54/1"),
        ("A/HRC", "大会第60/251号决议", "General Assembly resolution 60/251", "A/RES/60/251"),
        ("S", "第61/266号决议", "resolution 61/266", "A/RES/61/266"),
        ("A", "第6/1号决议", "resolution 6/1", None),
        ("A", "人权理事会的报告和第6/1号决议", "the report of the Human Rights Council. It recalls resolution 6/1", "A/HRC/RES/6/1"),
        ("FCCC", "第70/1号决议", "resolution 70/1", "A/RES/70/1"),
        ("FCCC", "第12/1号决定", "decision 12/1", None),
    ],
)  # fmt: skip
def test_a_number_means_the_same_in_both_languages(body, chinese, english, symbol):
    for language, text in (("zh", chinese), ("en", english)):
        mentions = find_citations(text, body=body, language=language)
        assert [str(m.symbol) if m.symbol else None for m in mentions] == [symbol], text
