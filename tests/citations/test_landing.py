"""Where a pinpoint leads in the cited text."""

import pytest

from resolutions.citations.landing import Place, cited_numbers, find_landings

PLACES = [
    Place("p1", "heading", words="A"),
    Place("p2", "operative", "1"),
    Place("p3", "heading", words="B"),
    Place("p4", "operative", "1"),
]


def test_a_section_with_a_letter_is_where_its_paragraphs_are_counted():
    assert find_landings("sect. B, para. 1", PLACES) == ["p4"]
    assert find_landings("B节，第1段", PLACES) == ["p4"]


def test_a_section_of_an_annex_is_looked_for_in_the_annex():
    places = [Place("p1", "heading", words="一"), Place("a1", "annex", words="附件")]
    places += [Place("a2", "annex", words="一"), Place("a3", "annex", "1")]
    places += [Place("a4", "annex", words="二"), Place("a5", "annex", "1")]
    assert find_landings("附件第二节第1段", places) == ["a5"]
    assert find_landings("附件第一节", places) == ["a2"]
    assert find_landings("附件第三节", places) == []


def test_a_section_of_a_section_leads_to_the_outer_one():
    places = [Place("p1", "heading", words="一"), Place("p2", "heading", words="A")]
    places += [Place("p3", "heading", words="二"), Place("p4", "heading", words="A")]
    assert find_landings("第二.A节", places) == ["p3"]


@pytest.mark.parametrize(
    ("pinpoint", "numbers"),
    [
        ("第4(a)和(f)段", ["4(a)", "4(f)"]),
        ("第4(a)至(c)、6和8至10段", ["4(a)", "4(b)", "4(c)", "6", "8", "9", "10"]),
        ("第5段(e)分段", ["5(e)"]),
        ("第3段和第4段(a)", ["3", "4(a)"]),
        ("第3(b)㈢段", ["3(b)"]),
        ("paragraphs 3 (a) and (b), 5 to 7", ["3(a)", "3(b)", "5", "6", "7"]),
        ("annex, paragraph 3 (b) (ii)", ["3(b)"]),
    ],
)
def test_each_paragraph_that_a_pinpoint_names_is_read(pinpoint, numbers):
    assert cited_numbers(pinpoint) == numbers


def test_a_section_is_one_whether_its_name_is_short():
    assert find_landings("section B, paragraph 1", PLACES) == find_landings("sect. B, para. 1", PLACES) == ["p4"]
