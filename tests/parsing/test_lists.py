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


def test_offices_above_a_signature_are_no_part_of_the_letters_last_sentence():
    document = parse(
        "2846年2月10日甲国常驻联合国代表给秘书长的信\n\u3000\u3000谨随函转递2846年1月27日在上游城市举行的渡口会议的结\n论(见附件)。\n"
        "\u3000\u3000会议回顾了大会第70/262号和安全理事会第2282(2016)号决议。\n\u3000\u3000请将本信及其附件作为大会议程项目34下的文件和安全理事会文件分发为荷。\n"
        "常驻代表\n大使\n玛丽·韦伯(签名)\n"
    )
    assert [p.text for p in document.paragraphs][-4:] == [
        "请将本信及其附件作为大会议程项目34下的文件和安全理事会文件分发为荷。",
        "常驻代表",
        "大使",
        "玛丽·韦伯(签名)",
    ]


def test_what_a_declaration_declares_is_no_part_of_its_preamble():
    document = parse(
        HEAD
        + "回顾河流，\n\n1. 通过宣言。\n\n附件\n\n河流宣言\n\n我们，\n\n重申渡口向所有人开放的原则，\n\n兹宣布如下：\n\n第一条\n\n渡口开放。\n"
    )
    assert "兹宣布如下：" in [p.text for p in document.paragraphs]


def test_an_annex_keeps_its_heading_above_the_language_of_its_original():
    letter = "2846年3月4日甲国常驻代表给秘书长的信\n\n谨转递文件。\n\n附件一\n\n[原件：英文]\n\n第一份文件。\n\n附件二\n\n[原件：法文]\n\n第二份文件。\n"
    document = parse(letter)
    assert [p.text for p in document.paragraphs if p.kind == "heading"] == ["附件一", "附件二"]


def test_the_words_behind_a_pages_end_begin_no_other_series():
    paragraphs = "".join(f"{n}. 请委员会报告渡口；\n\n" for n in range(1, 9))
    document = parse(
        HEAD
        + f"回顾河流，\n\n{paragraphs}9. 注意到最近对附件\n\n9/12\n\n二、附件八的修正，以及决定；\n\n10. 请各国报告；\n\n11. 决定休会。\n"
    )
    assert [p.number for p in document.paragraphs if p.number in ("9", "10", "11")] == ["9", "10", "11"]


def test_a_tables_numbered_rows_below_its_head_are_a_list():
    document = parse(
        HEAD
        + "1. 核定用途如下：\n款次 美元\n1. 通盘决策 188\n2. 会议管理 326\n合计 514\n2. 又授权委员会转移经费；\n3. 决定休会。\n"
    )
    assert [p.number for p in document.paragraphs if p.number] == ["1", "1", "2", "2", "3"]


def test_a_list_of_names_with_stars_goes_on_where_a_line_begins_with_a_star():
    document = parse(
        "901/406. 任命渡口委员会成员\n\n 2846年11月15日大会第34次全体会议根据大会2812年12月21日第867/222\n\nB号决议第2段，任命甲国、乙国、丙国、丁国、戊国和己国为渡口委员会成员，任期\n\n三年。\n\n"
        " 因此，自2847年1月1日起，渡口委员会由以下会员国组成：阿根廷、** 孟加拉国、**\n\n* 中国、*** 科特迪瓦、** 吉布提、*** 埃及、*** 法国、* 伊朗伊斯兰共和国、**\n\n"
        "日本、*** 肯尼亚、* 马来西亚、* 尼日利亚、* 波兰、** 葡萄牙、** 俄罗斯联邦、\n\n* 塞内加尔、** 斯里兰卡 *和美利坚合众国。***\n\n ___________________\n\n"
        " * 2847年12月31日任满。\n\n ** 2848年12月31日任满。\n\n *** 2849年12月31日任满。\n\n2846年11月15日\n\n第34次全体会议\n"
    )
    listed = [p.text for p in document.paragraphs if "组成" in p.text]
    assert len(listed) == 1
    assert listed[0].endswith("美利坚合众国。***")


def test_items_without_labels_below_a_colon_are_paragraphs_each():
    items = ["保障渡口的安全，", "启动船闸的养护，", "停止对航道的一切阻挠，"]
    text = (
        "A/RES/901/12\n\n大会，\n\n铭记河流，\n\n1. 促请各国采取以下措施：\n\n"
        + "\n\n".join(items)
        + "\n\n2. 决定继续审议。\n"
    )
    document = parse(text)
    assert document.source.style == "paged"
    assert [p.text for p in document.paragraphs[2:5]] == items
