"""Lists within paragraphs and annexes: agendas, bullets, what is numbered anew."""

from tests.parsing.test_forms import HEAD, parse


def test_short_paragraphs_behind_an_agenda_that_is_set_out_are_the_resolutions():
    agenda = "3. 决定议程如下：\n1. 选举主席。\n2. 通过议程。\n3. 其他事项。\n"
    document = parse(HEAD + f"回顾河流，\n1. 注意到报告；\n2. 请各国；\n{agenda}4. 请委员会报告；\n5. 决定继续。\n")
    assert [(p.number, p.level) for p in document.paragraphs][-2:] == [("4", 0), ("5", 0)]
    longer = agenda + "4. 选举副主席。\n5. 通过报告。\n"
    document = parse(HEAD + f"回顾河流，\n1. 注意到报告；\n2. 请各国；\n{longer}4. 请委员会报告；\n")
    assert [(p.number, p.level) for p in document.paragraphs][-3:] == [("4", 1), ("5", 1), ("4", 0)]


def test_stars_one_below_the_other_are_bullets_and_a_star_alone_is_a_notes():
    document = parse(HEAD + "回顾河流，\n1. 请各国：\n* 加强合作；\n* 分享经验；\n2. 决定休会。\n")
    assert [p.text for p in document.paragraphs][1:4] == ["请各国：", "加强合作；", "分享经验；"]
    assert not document.footnotes
    document = parse("901/12. 渡口*\n\n大会，\n\n1. 决定休会。\n\n* 重新印发。\n")
    assert [(note.mark, note.text) for note in document.footnotes] == [("*", "重新印发。")]


def test_an_annex_keeps_its_heading_above_the_language_of_its_original():
    letter = "2846年3月4日甲国常驻代表给秘书长的信\n\n谨转递文件。\n\n附件一\n\n[原件：英文]\n\n第一份文件。\n\n附件二\n\n[原件：法文]\n\n第二份文件。\n"
    document = parse(letter)
    assert [p.text for p in document.paragraphs if p.kind == "heading"] == ["附件一", "附件二"]
