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
