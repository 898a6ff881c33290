"""Where a pinpoint leads in the cited text."""

from resolutions.citations.landing import Place, find_landings

PLACES = [
    Place("p1", "heading", words="A"),
    Place("p2", "operative", "1"),
    Place("p3", "heading", words="B"),
    Place("p4", "operative", "1"),
]


def test_a_section_with_a_letter_is_where_its_paragraphs_are_counted():
    assert find_landings("sect. B, para. 1", PLACES) == ["p4"]
    assert find_landings("B节，第1段", PLACES) == ["p4"]
