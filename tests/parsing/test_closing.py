"""The lines that close a text, in the forms that texts give them, and what may stand below them."""

import pytest

from tests.parsing.test_forms import HEAD, parse

BODY = "回顾河流，\n\n1. 请委员会报告。\n\n"
ENGLISH = "901/12. Ferries\n\nThe General Assembly,\n\nRecalling the rivers,\n\n1. Requests a report.\n\n"


@pytest.mark.parametrize(
    "stray",
    ["03 41253", "2", "Merci de recycler", "Notes\n\n¹ A/901/5。", "编辑说明", "K2200712[C]\n\n110322"],
)
def test_what_stands_below_the_meeting_hides_neither_date_nor_meeting(stray):
    document = parse("901/12. 某乙事项\n\n大会，\n\n" + BODY + f"2846年12月17日\n\n第53次全体会议\n\n{stray}\n")
    assert (str(document.date), document.meeting) == ("2846-12-17", 53)
    assert not any("第53次" in p.text for p in document.paragraphs)


def test_a_line_below_the_meeting_that_is_not_known_is_kept():
    document = parse("901/12. 某乙事项\n\n大会，\n\n" + BODY + "2846年12月17日\n\n第53次全体会议\n\n编辑说明\n")
    assert document.paragraphs[-1].text == "编辑说明"


def test_an_annex_keeps_a_date_of_its_own_and_not_the_resolutions():
    head = (
        "901/12. 某乙事项\n\n大会，\n\n"
        + BODY
        + "2846年12月17日\n\n第53次全体会议\n\n附件\n\n宪章\n\n1. 渡口开放。\n\n"
    )
    assert parse(head + "2799年3月5日\n").paragraphs[-1].text == "2799年3月5日"
    assert parse(head + "2846年12月17日\n").paragraphs[-1].text == "渡口开放。"


def test_a_sentence_that_names_a_meeting_closes_nothing():
    document = parse(HEAD + "回顾河流，\n\n1. 请委员会报告第53次会议；\n\n2. 决定休会。\n\n编辑说明\n")
    assert [p.number for p in document.paragraphs] == [None, "1", "2", None]


@pytest.mark.parametrize(
    ("close", "meeting"),
    [
        ("1932nd plenary meeting,\n\n16 December 1970.", 1932),
        ("946th plenary meeting, 13 December 1960.", 946),
        ("[Adopted without a vote.]\n\n16 December 1970\n\n946th plenary meeting", 946),
        ("Adopted unanimously at the\n\n1367th meeting.", 1367),
    ],
)
def test_closing_lines_of_other_years_are_read(close, meeting):
    document = parse(ENGLISH + close)
    assert document.meeting == meeting
    assert len(document.paragraphs) == 2


@pytest.mark.parametrize(
    ("formula", "close", "outcome"),
    [
        ("L’Assemblée générale,", "[Adoptée sans vote.]", "without_vote"),
        ("La Asamblea General,", "[Aprobada sin votación.]", "without_vote"),
        ("Генеральная Ассамблея,", "[Принята без голосования.]", "without_vote"),
        ("إن الجمعية العامة،", "[اعتمد دون تصويت.]", "without_vote"),
    ],
)
def test_how_a_text_was_adopted_is_read_in_every_language(formula, close, outcome):
    document = parse(f"901/12. A\n\n{formula}\n\n1. Б، à.\n\n{close}\n")
    assert document.vote.outcome == outcome
    assert len(document.paragraphs) == 1


@pytest.mark.parametrize(
    "text",
    [
        "901/549. 国际渡口的地位\n\n2846年3月27日，大会根据第一委员会的建议，决定：\n\n(a) 回顾其决议；\n",
        "901/402. Adoption of the agenda\n\nA\n\nAt its 2nd plenary meeting, on 27 March 2846, the General Assembly adopted the agenda.\n",
    ],
)
def test_a_decisions_first_words_tell_when_it_was_taken(text):
    assert str(parse(text).date) == "2846-03-27"
