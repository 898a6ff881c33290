"""Lines of descent: when a paragraph entered, changed and left."""

from resolutions.comparing.comparison import Unit
from resolutions.comparing.series import trace
from tests.comparing.test_alignment import BOAT, MAP, MONEY, RIVER, SCHOOL


def lines(*texts, previous=None):
    """Each line as statuses by column, `.` where it isn't there: {first words: "entered kept gone"}."""
    rows = [[Unit(f"op{n}", words) for n, words in enumerate(text)] for text in texts]
    traced = trace(rows, previous or [None, *range(len(texts) - 1)])
    return [
        (
            line.last.unit.words[:4],
            " ".join(line.steps[n].status if n in line.steps else line.left.get(n, ".") for n in range(len(texts))),
        )
        for line in traced
    ]


def test_a_paragraph_is_followed_from_its_entry_to_its_end():
    changed = MONEY.replace("自愿捐款", "经常预算")
    assert lines([RIVER, BOAT], [RIVER, MONEY, BOAT], [RIVER, changed]) == [
        ("回顾其关", "entered kept kept"),
        ("决定从经", ". entered changed"),
        ("鼓励各国", "entered kept gone"),
    ]


def test_a_new_paragraph_stands_where_the_later_text_has_it():
    assert [words for words, _s in lines([RIVER, BOAT], [SCHOOL, RIVER, MAP, BOAT, MONEY])] == [
        SCHOOL[:4], RIVER[:4], MAP[:4], BOAT[:4], MONEY[:4],
    ]  # fmt: skip


def test_of_merged_paragraphs_one_goes_on_and_the_other_flows_into_it():
    found = dict(lines([RIVER, MAP], [RIVER + MAP]))
    assert sorted(found.values()) == ["entered changed", "entered merged"] or sorted(found.values()) == [
        "entered kept",
        "entered merged",
    ]


def test_the_parts_of_a_split_paragraph_are_a_line_each():
    assert [statuses for _w, statuses in lines([RIVER + MAP], [RIVER, MAP])] == ["entered kept", ". entered"]


def test_a_text_that_goes_back_to_an_earlier_one_than_the_last_is_compared_with_that():
    assert lines([RIVER], [BOAT], [RIVER], previous=[None, None, 0]) == [
        ("鼓励各国", ". entered ."),
        ("回顾其关", "entered . kept"),
    ]
