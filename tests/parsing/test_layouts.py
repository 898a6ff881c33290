"""Pages as programs lay them out as text: margins, paragraphs set in, notes below a rule, feet and heads in every manner."""

import datetime as dt

import pytest

from resolutions.parsing import parse_source


def parse(text, name="page.txt"):
    return parse_source(text.encode(), name)


def words(document):
    return [paragraph.text for paragraph in document.paragraphs]


ENGLISH = """                 United Nations                                              A/RES/72/901

                 General Assembly                                       Distr.: General
                                                                        8 January 2018


Seventy-second session
Agenda item 85
                        Resolution adopted by the General Assembly on 19 December 2017
                        [on the report of the Third Committee (A/72/480, para. 15)]


              72/901. Ferries and the people who live upstream

                      The General Assembly,
                      Recalling its resolutions 60/280 of 13 December 2005, 70/1 of 25 September
              2015 and 71/180 of 17 December 2016, and other relevant resolutions,
                      Taking into account the boats that were built by young and older persons and
              the landings that are kept open in all weathers by women and men of the river
              valley and by those who come after them, 1

              __________________
              1
                  See Official Records of the General Assembly, Seventy-second Session, Supplement No.
                  53A (A/72/53/Add.1), chap. III, sect. A.


17-28187 (E)    080118
*1728187*
A/RES/72/901                                              Ferries and the people who live upstream


                      Deeply concerned that landings are lost every spring,
                      Noting the two commissions 2 and the offices that keep the register of ferries
              in the river valley, and noting also the Convention on Landings, 3

              1.   Requests Member States:
                  (a)  To take the following measures:
                      (i)  To open the landings of all rivers to all who wish to cross, at any
                  hour;
                  (b)  To strengthen those who keep the boats of the small islands and all who
              cross by them in winter;
              2.   Decides to remain seized of the matter. 4

                                                                  50th plenary meeting (resumed)
                                                                                19 December 2017

              __________________
              2
                  A/71/901.
              3
                  Ibid., vol. 993, No. 14531.
              4
                  Resolution 70/1.


2/2                                                                                17-28187
"""


def test_a_page_with_a_margin_set_in_paragraphs_and_notes_below_their_marks_is_read_whole():
    document = parse(ENGLISH)
    assert (document.symbol, document.title) == ("A/RES/72/901", "Ferries and the people who live upstream")
    assert (document.date, document.meeting) == (dt.date(2017, 12, 19), 50)
    assert [(p.number, p.text[:11], p.text[-9:]) for p in document.paragraphs] == [
        (None, "Recalling i", "olutions,"),
        (None, "Taking into", "ter them,"),
        (None, "Deeply conc", "y spring,"),
        (None, "Noting the ", "Landings,"),
        ("1", "Requests Me", "r States:"),
        ("(a)", "To take the", "measures:"),
        ("(i)", "To open the", "any hour;"),
        ("(b)", "To strength", "n winter;"),
        ("2", "Decides to ", "e matter."),
    ]
    assert [[n.mark for n in p.notes] for p in document.paragraphs if p.notes] == [["1"], ["2", "3"], ["4"]]
    assert [(n.mark, n.text[-8:]) for n in document.footnotes] == [
        ("1", "sect. A."),
        ("2", "/71/901."),
        ("3", ". 14531."),
        ("4", "on 70/1."),
    ]


OLD = """     The General Assembly,

     Recalling its resolution 47/199 of 22 December 1992 and its decision on the
ferries of 4 March 1993, 1/

     Bearing in mind the Declaration on Landings, 2/ in particular section II.E
thereof,

     1.   Decides to keep the landings;


     1/   See Official Records of the Economic and Social Council, 1993,
Supplement No. 3 (E/1993/23), chap. II.

     2/   Report of the Conference on Landings (A/CONF.157/24), chap. III.

94-01234                                                          /...
A/RES/48/241
Page 2


     2.   Decides also to report on the implementation of the present resolution
to the General Assembly at its forty-ninth session.
"""


def test_notes_and_calls_with_a_stroke_as_they_were_printed_before_1996_are_notes():
    document = parse("A/RES/48/241\n\n48/241.   Landings\n\n" + OLD)
    assert [p.text[-15:] for p in document.paragraphs] == [
        "f 4 March 1993,",
        "n II.E thereof,",
        "p the landings;",
        "-ninth session.",
    ]
    assert [[n.mark for n in p.notes] for p in document.paragraphs] == [["1"], ["2"], [], []]
    assert [n.text[:10] for n in document.footnotes] == ["See Offici", "Report of "]


HEAD = "人权理事会\n第五十二届会议\n2023年4月4日通过的决议\n52/930. 渡口\n人权理事会，\n"


@pytest.mark.parametrize(
    "foot",
    [
        "2 GE.23-06712",
        "GE.23-06712 3",
        "2/2 GE.23-06712",
        "GE.23-06712 请回收",
        "*2312345* 请回收",
        "2 V.22-12345",
        "94-01234 /...",
        "23-13111 (C)\n040723",
        "- - - - -",
    ],
)
def test_a_foot_of_several_numbers_is_no_text(foot):
    document = parse(f"{HEAD}回顾渡口对所有人开放、不分昼夜和水位的\n\n{foot}\n\n原则，\n1. 决定开渡口。\n")
    assert words(document) == ["回顾渡口对所有人开放、不分昼夜和水位的原则，", "决定开渡口。"]


@pytest.mark.parametrize("line", ["大会 Distr.: Limited", "General Assembly Distr.: Limited"])
def test_an_organ_and_the_distribution_on_one_line_are_no_title(line):
    document = parse(f"联合国 A/C.3/78/L.20\n{line}\n第七十八届会议\n斐济：决议草案\n渡口\n大会，\n1. 决定开渡口。\n")
    assert (document.title, document.symbol) == ("渡口", "A/C.3/78/L.20")


SPONSORED = """联合国 A/C.3/78/L.20
大会
第七十八届会议
第三委员会
议程项目71(b)
增进和保护人权：人权问题
{}
乡村渡口
大会，
1. 决定开渡口。
"""


@pytest.mark.parametrize(
    "lines",
    [
        "阿根廷、斐济、瑙鲁、西班牙和大不列颠及北爱尔\n兰联合王国：决议草案",
        "阿根廷、斐济、瑙鲁、西班牙和大不列颠及北爱尔兰联合王国：\n订正决议草案",
        "阿根廷、斐济、瑙鲁、西班牙\n和大不列颠及北爱尔兰联合王国：* 决议草案",
    ],
)
def test_the_sponsors_of_a_draft_may_stand_on_several_lines_below_the_items_title(lines):
    document = parse(SPONSORED.format(lines))
    assert [sponsor.code for sponsor in document.sponsors] == ["ARG", "FJI", "NRU", "ESP", "GBR"]
    assert (document.agenda_items[0].sub_title, document.title) == ("人权问题", "乡村渡口")


def test_an_english_list_of_sponsors_follows_a_title_without_a_blank_line():
    lines = (
        "Macroeconomic policy questions: international trade and the development of the\nferries of all rivers\n"
        "Andorra, France, Jordan, Panama, Poland, Romania, Sweden and Uruguay:* draft\nresolution\nFerries of all rivers"
    )
    body = "Recalling that the landings of all rivers and of all lakes were built by those who live\nbeside them,\n"
    document = parse(
        f"Seventy-eighth session\nSecond Committee\nAgenda item 16 (a)\n{lines}\nThe General Assembly,\n{body}1. Decides so.\n"
    )
    assert len(document.sponsors) == 8
    assert (document.title, len(document.paragraphs)) == ("Ferries of all rivers", 2)
    assert document.agenda_items[0].sub_title.endswith("the ferries of all rivers")


def test_an_english_paragraph_begins_with_a_capital_behind_a_full_line_that_ends_in_a_comma():
    document = parse(
        "72/901. Landings\nThe General Assembly,\n"
        "Recalling that the landings of all rivers are to be kept by those who live upstream,\n"
        "Noting the work of those who keep them in all weathers and in all years, in the river\n"
        "valley, and who open them,\n"
        "Noting also that its resolutions 57/309 of 22 May 2003,\n58/9 of 5 November 2003 and\n58/289 are kept,\n"
        "1. Decides to open the landings of all rivers to all who wish to cross, at any hour of\n"
        "the day, United Nations offices among them;\n2. Decides to remain seized.\n"
    )
    assert [text[:9] for text in words(document)] == [
        "Recalling",
        "Noting th",
        "Noting al",
        "Decides t",
        "Decides t",
    ]


def test_a_symbol_alone_on_a_line_below_the_rule_is_a_note():
    document = parse(
        "72/901. Landings\n\nThe General Assembly,\n\nNoting the note by the Secretary-General, 1\n\n"
        "__________________\n\n1 A/71/304.\n\n1. Decides so.\n"
    )
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "A/71/304.")]


def test_what_a_text_counts_is_no_call():
    document = parse(
        "72/901. Landings\n\nThe General Assembly,\n\nRecalling article 1 and section 1 of the Convention on Landings,1\n\n"
        "1. Decides so.\n\n__________________\n\n1 A/71/304.\n"
    )
    assert words(document)[0] == "Recalling article 1 and section 1 of the Convention on Landings,"


def test_markdown_made_by_a_program_is_read_as_the_text_it_shows():
    document = parse(
        "<!-- image -->\n\n## A/RES/77/930\n\n第七十七届会议 议程项目 72\n\n**2023 年 6 月 30 日\n大会决议**\n\n## 77/930. 渡口日\n\n大会，\n\n"
        "重申 《渡口宣言》 ， $^{1}$\n\n- 1. 决定宣布 3 月 1 日为渡口日；\n\n| 年 | 渡口 |\n|---|:---:|\n| 2023 | 7 |\n\n"
        "2023 年 6 月 30 日 第 88 次全体会议\n\n---\n\n1 第 217 A(III) 号决议。\n"
    )
    assert (document.title, document.agenda_items[0].number, document.meeting) == ("渡口日", "72", 88)
    assert words(document) == ["重申《渡口宣言》，", "决定宣布3月1日为渡口日；", "| 年 | 渡口 |", "| 2023 | 7 |"]
    assert [note.mark for note in document.paragraphs[0].notes] == ["1"]


LONG = "Conservation of the ferries of all rivers and of the landings of all lakes, including through the agreement on the boats"


def test_a_title_on_top_of_every_page_is_no_text_however_long_and_wide():
    page = "\f{head}\n{number}. Requests all who keep the ferries of the rivers and lakes of the\nvalley to tell of them;\n"
    pages = "".join(page.format(head=LONG, number=n) for n in range(2, 9))
    body = "1. Requests all who keep the landings of the rivers and lakes of the\nvalley to tell of them;\n"
    document = parse(f"72/901. {LONG[:60]}\n{LONG[60:]}\nThe General Assembly,\n{body}{pages}")
    assert document.source.style == "wrapped"
    assert [p.number for p in document.paragraphs] == [str(n) for n in range(1, 9)]
    assert all(p.text.endswith("to tell of them;") for p in document.paragraphs)


def test_calls_that_became_figures_are_told_from_figures_by_their_order():
    document = parse(
        "72/901. Landings\n\nThe General Assembly,\n\n"
        "Recalling goal 1 of the plan, 1 and the decision of 21 May 2024,2\n\n"
        "Noting the framework for 2015–2030 3 and its 0.4 per cent,\n\n"
        "1. Welcomes the reports on boats; 4\n\n__________________\n\n1 A/71/304.\n\n2 2010 Review of Landings.\n\n"
        "3 Resolution 70/1.\n\n4 See A/71/305.\n"
    )
    assert [[note.mark for note in p.notes] for p in document.paragraphs] == [["1", "2"], ["3"], ["4"]]
    assert [p.text[-14:] for p in document.paragraphs] == ["f 21 May 2024,", " 0.4 per cent,", "orts on boats;"]


def test_a_label_alone_on_a_line_and_the_words_below_it_are_not_the_sentences():
    document = parse(
        "72/901. Landings\nThe General Assembly,\n"
        "1. Requests all who keep the landings of the rivers and of the lakes of the valley to\ntell of them to all others;\n"
        "II\nBoats and those who build them\n2. Requests all who keep the boats of the rivers and of the lakes of the\nvalley to tell of them;\n"
    )
    assert [p.text for p in document.paragraphs[1:-1]] == ["II", "Boats and those who build them"]


def test_the_next_number_begins_a_paragraph_below_a_heading_that_is_set_in_and_fills_its_line():
    def lines(number):
        return (
            f"{number}. Requests those who keep landing {number} of the rivers and of the lakes of all\n"
            f"valleys to tell of boat {number}, and of those who built it, to all those who come to the\n"
            f"landing {number} and ask for it;\n"
        )

    document = parse(
        "72/901. Landings\n        The General Assembly,\n        Noting with concern the ferries,\n"
        + "".join(lines(number) for number in range(1, 5))
        + "        Report on the performance of the ferries and of those who keep them, year by\n"
        + "".join(lines(number) for number in range(5, 9))
    )
    assert document.source.style == "wrapped"
    assert [p.number for p in document.paragraphs] == [None, "1", "2", "3", "4", None, "5", "6", "7", "8"]
