"""Texts as people's programs export them: notes of Word's converters and of Pandoc, several calls in a row, lines cut without
blank lines between; written for the tests."""

import pytest

from resolutions.parsing import parse_source

HEAD = ["2846年9月25日大会决议", "901/7. 渡口", "大会，"]
NOTES = ["A/901/5。", "A/901/7，第三节。", "同上，第5段。"]


def read(*lines):
    return parse_source("\n".join(lines).encode(), "text.txt")


def calls(document):
    return [[note.mark for note in paragraph.notes] for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    ("call", "note"),
    [
        ("[[{n}]](#footnote-{n})", "{n}. {words} [↑](#footnote-ref-{n})"),
        ('<a id="footnote-ref-{n}"></a>[\\[{n}\\]](\\#footnote\\-{n})', '{n}. <a id="footnote-{n}"></a> {words} [↑](\\#footnote\\-ref\\-{n})'),
        ("^{n}^", "^{n}^ {words}"),
        ("[^{n}]", "[^{n}]: {words}"),
        ("<sup>{n}</sup>", "<sup>{n}</sup> {words}"),
    ],
)  # fmt: skip
def test_calls_and_notes_that_a_converter_wrote_are_calls_and_notes(call, note):
    one, two, three = (call.format(n=n) for n in (1, 2, 3))
    notes = [note.format(n=n, words=words) for n, words in enumerate(NOTES, 1)]
    document = read(
        *HEAD,
        f"回顾《河流宣言》{one} 和各项公约，{two}",
        "",
        f"1. 请各国修缮码头。{three}",
        "",
        "2846年9月25日",
        "第3次全体会议",
        "",
        *notes,
    )
    assert [p.text for p in document.paragraphs] == ["回顾《河流宣言》和各项公约，", "请各国修缮码头。"]
    assert calls(document) == [["1", "2"], ["3"]]
    assert [note.text for note in document.footnotes] == NOTES
    assert (str(document.date), document.meeting) == ("2846-09-25", 3)


@pytest.mark.parametrize(
    "row", ["²³", "² ³", "²,³", "²、³", "[^2]^,^[^3]", "[^2]<sup>,</sup>[^3]", "^2,3^", "<sup>2,3</sup>", "2,3", "2, 3"]
)
def test_calls_in_a_row_are_each_a_call(row):
    raised = any(sign in row for sign in "²^<")
    marks = ("¹", "²", "³") if raised else ("1", "2", "3")
    notes = [f"[^{n}]: {words}" if "[^" in row else f"{mark} {words}" for n, (mark, words) in enumerate(zip(marks, NOTES, strict=True), 1)]  # fmt: skip
    first = "[^1]" if "[^" in row else marks[0]
    document = read(
        *HEAD,
        f"回顾《河流宣言》，{first}",
        "",
        f"重申各项公约，{row}",
        "",
        "1. 请各国修缮码头。",
        "",
        "_______",
        *notes,
    )
    assert [p.text for p in document.paragraphs][:2] == ["回顾《河流宣言》，", "重申各项公约，"]
    assert calls(document) == [["1"], ["2", "3"], []]


def test_a_sponsors_escaped_star_is_no_part_of_its_name():
    document = read("A/901/L.5", "巴西、智利、\\*海地\\*和墨西哥：决议草案", "渡口", "大会，", "1. 决定处理。")
    assert [sponsor.code for sponsor in document.sponsors] == ["BRA", "CHL", "HTI", "MEX"]


FILLED = [
    "回顾其关于宣布国际年的2846年12月20日第901/185号决议以及经济及社会",
    "理事会关于国际年和周年的2846年7月25日第2846/67号决议，",
    "又回顾河流沿岸各国在过去三年中为修缮三十二处码头和疏浚十一条航道而",
    "作出的努力以及有关组织为此提供的协助和各项方案取得的进展，",
    "1. 邀请各国在考虑到经济及社会理事会第2846/67号决议所载各项规定的情况",
    "下为国际年的举办提供便利，并请秘书长提请所有会员国注意本决议；",
]


def test_a_roll_call_in_lines_that_were_cut_is_read():
    document = read(
        *HEAD,
        *FILLED,
        "2846年9月25日",
        "第57次会议",
        "[经记录表决，以3票赞成、2票反对、1票弃权获得通过。表决情况如下：",
        "赞成：",
        "阿尔巴尼亚、法国、爱沙尼",
        "亚",
        "反对：",
        "中国、古巴",
        "弃权：",
        "越南]",
    )
    vote = document.vote
    assert (document.meeting, vote.in_favour, vote.against, vote.abstaining) == (57, 3, 2, 1)
    assert [entry.code for entry in vote.roll] == ["ALB", "FRA", "EST", "CHN", "CUB", "VNM"]
    assert len(document.paragraphs) == 3


def test_an_annex_below_the_close_in_lines_that_were_cut_is_an_annex():
    document = read(
        *HEAD,
        *FILLED,
        "2846年9月25日",
        "第57次会议",
        "附件",
        "国际年指导委员会的职权范围",
        "一、任务",
        "1. 指导筹备工作。",
    )
    assert document.meeting == 57
    assert [(p.kind, p.number, p.text) for p in document.paragraphs[3:]] == [
        ("heading", None, "附件"),
        ("heading", None, "国际年指导委员会的职权范围"),
        ("heading", "一", "任务"),
        ("annex", "1", "指导筹备工作。"),
    ]


def test_an_annex_may_have_its_title_on_its_line():
    document = read(*HEAD, "1. 决定处理。", "附件一：旅行禁令", "1. 甲某，总督。")
    assert [(p.kind, p.number) for p in document.paragraphs] == [("operative", "1"), ("heading", None), ("annex", "1")]


def test_a_heading_below_a_preambles_last_comma_is_a_heading_also_where_paragraphs_are_set_in():
    lines = [f"    {line}" if line[0] in "回又1" else line for line in FILLED[:4]]
    document = read(*HEAD, *lines, "渡口一览", *[f"    {FILLED[4]}", FILLED[5]])
    assert [p.text for p in document.paragraphs][2] == "渡口一览"


@pytest.mark.parametrize(("label", "number"), [("1之二.", "1之二"), ("1 bis.", "1 bis")])
def test_a_paragraph_that_was_inserted_has_the_number_that_it_is_printed_with(label, number):
    document = read(*HEAD, "1. 决定处理；", f"{label} 又决定修缮码头；", "2. 请秘书长提出报告。")
    assert [p.number for p in document.paragraphs] == ["1", number, "2"]


def test_a_quotation_in_a_preamble_is_preambular():
    document = read(*HEAD, "回顾《宪章》，其中规定：", "“大会得设立辅助机关。”", "1. 决定处理。")
    assert [p.kind for p in document.paragraphs] == ["preambular", "preambular", "operative"]


@pytest.mark.parametrize(
    ("lines", "formula"),
    [
        (["Résolution 9005 (2046)", "Adoptée par le Conseil de sécurité à sa 8169e séance,", "le 30 janvier 2046"], "Le Conseil de sécurité,"),
        (["Resolución 9005 (2046)", "Aprobada por el Consejo de Seguridad en su 8169ª sesión, celebrada el 30 de enero de 2046"], "El Consejo de Seguridad,"),
        (["Резолюция 9005 (2046),", "принятая Советом Безопасности на его 8169-м заседании 30 января 2046 года"], "Совет Безопасности,"),
        (["القرار 9005 (2046)", "الذي اتخذه مجلس الأمن في جلسته 8169، المعقودة في 30 كانون الثاني/يناير 2046"], "إن مجلس الأمن،"),
    ],
)  # fmt: skip
def test_the_councils_resolutions_in_other_languages_have_symbol_date_and_meeting(lines, formula):
    document = read(*lines, formula, "1. X y z.")
    assert (document.symbol, str(document.date), document.meeting, document.title) == ("S/RES/9005(2046)", "2046-01-30", 8169, None)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("Point 69, b, de l’ordre du jour", [("69", "b")]),
        ("Point 20 b) de l’ordre du jour : Développement", [("20", "b")]),
        ("Tema 20 f) del programa", [("20", "f")]),
        ("Temas 14 y 117 del programa", [("14", None), ("117", None)]),
        ("Пункт 72 b повестки дня", [("72", "b")]),
        ("议程项目68(b)(续)", [("68", "b")]),
    ],
)
def test_sub_items_are_read_as_each_language_writes_them(line, items):
    document = read("A/RES/901/1", line, "901/1. X y", "大会，", "1. 决定处理。")
    assert [(item.number, item.sub_item) for item in document.agenda_items] == items


def test_a_reissued_resolutions_star_and_the_language_of_the_original_are_no_title():
    document = read(
        "[原件：英文]",
        "第9001(2846)号决议*",
        "2846年8月10日安全理事会第5510次会议通过",
        "安全理事会，",
        "1. 决定处理。",
    )
    assert (document.symbol, document.kind, document.title) == ("S/RES/9001(2846)", "resolution", None)


def test_russian_paragraphs_that_begin_small_and_notes_in_russian_are_read_in_lines_that_were_cut():
    document = read(
        "Генеральная Ассамблея,",
        "ссылаясь на свою резолюцию 901/176 от 18 декабря 2846 года и резолюцию",
        "30/7 Совета по правам человека, касающуюся паромов и прав паромщиков,",
        "принимая к сведению доклад Генерального секретаря1,",
        "будучи убеждена в важности паромов для жителей всех берегов больших рек,",
        "1. призывает государства строить паромы и обучать паромщиков на всех",
        "берегах больших рек и рассмотреть этот вопрос на следующей сессии;",
        "2. постановляет рассмотреть этот вопрос на своей девятьсот второй сессии.",
        "__________________",
        "1 См. A/901/263.",
    )
    assert [(p.kind, p.number) for p in document.paragraphs] == [("preambular", None)] * 3 + [
        ("operative", "1"),
        ("operative", "2"),
    ]
    assert [note.mark for note in document.paragraphs[1].notes] == ["1"]


def test_words_apart_on_several_lines_keep_their_lines():
    lines = [
        "2846 年 9 月 25 日 大会 决议",
        "901 / 7 . 渡口",
        "大会 ，",
        "回顾 其 2845 年 12 月 13 日 第 900 / 122 号 决议 ， 其中 大会 请 各国 修缮 所有 码头 并 疏浚 一切 航道 ，",
        "确认 各 渡口 的 状况 对 沿岸 居民 尤为 重要 ， 1",
        "1 . 请 各国 ：",
        "( a ) 登记 渡船 ， 不问 船主 是 谁 ， 也 不问 渡船 大小 ；",
        "2 . 请 秘书长 向 大会 下 一 届 会议 报告 本 决议 的 执行 情况 ， 并 就 今后 的 工作 提出 建议 。",
        "2846 年 9 月 25 日",
        "第 3 次 全体 会议",
        "1 见 A / 901 / 38 。",
    ]
    document = read(*lines)
    assert (document.symbol, document.meeting, document.citations[0].symbol) == ("A/RES/901/7", 3, "A/RES/900/122")
    assert [(p.kind, p.number) for p in document.paragraphs] == [
        ("preambular", None),
        ("preambular", None),
        ("operative", "1"),
        ("operative", "(a)"),
        ("operative", "2"),
    ]
    assert [note.text for note in document.footnotes] == ["见A/901/38。"]


def test_a_masthead_in_a_markdown_table_is_read():
    rows = ["| 联合国 | A/901/388 |", "|---|---|", "| 大会 | Distr.: General |", "| | 18 September 2846<br>Chinese |"]
    document = read(*rows, "", '<span id="page-0-0"></span>秘书长的报告', "", "1. 秘书处收到了二十三个会员国的答复。")
    assert (document.symbol, str(document.date), document.kind) == ("A/901/388", "2846-09-18", "report")


@pytest.mark.parametrize(
    "note", ["1 《正式记录，2846年，补编第4号》\n(E/2846/24)。", "1 《河流会议的报告，\n2792年6月3日至14日》，第一卷。"]
)
def test_a_notes_second_line_is_the_notes(note):
    document = read(*HEAD, "回顾《河流宣言》，1", "1. 决定处理。", "2846年12月19日", "第49次全体会议", note)
    assert [one.text for one in document.footnotes] == [note[2:].replace("\n", "")]
    assert (str(document.date), document.meeting, len(document.paragraphs)) == ("2846-09-25", 49, 2)


@pytest.mark.parametrize("words", ["欢迎船工协会举行会议，", "赞扬国际信托基金咨询委员会，"])
def test_a_paragraph_that_ends_in_a_bodys_name_is_no_enacting_formula(words):
    document = read(*HEAD, "重申和平，", words, "1. 决定处理。")
    assert [(p.kind, p.text) for p in document.paragraphs][1] == ("preambular", words)


def test_a_star_alone_above_its_note_is_the_notes():
    document = read(
        "A/HRC/901/L.5",
        "巴西、* 智利和墨西哥：决议草案",
        "渡口",
        "人权理事会，",
        "1. 决定处理。",
        "______",
        "*",
        "",
        "非人权理事会成员国。",
    )
    assert [(note.mark, note.text) for note in document.footnotes] == [("*", "非人权理事会成员国。")]


def test_ibid_behind_a_note_without_a_document_cites_none():
    document = read(
        *HEAD,
        "回顾各公约，¹ ² ³",
        "1. 决定处理。",
        "¹ 第855/2号决议。",
        "² 《条约汇编》，第1577卷。",
        "³ 同上，第2515卷。",
    )
    assert [c.where for c in document.citations if c.symbol] == ["fn1"]


def test_a_date_at_a_lines_beginning_goes_on_with_the_sentence():
    lines = [
        "2846年10月11日，大会第17次全体会议根据《联合国宪章》第六十一条、大会议事规则第",
        "一四五条选举甲国和乙国为河流委员会成员，任期三年，自选举之日起算，并根据大会",
        "2845年9月10日第900/307号决议第17段，又选举丙国和丁国为渡口委员会成员，任期同",
        "样是三年，自2847年1月1日起算，至其继任人选出之日止。",
    ]
    document = read("901/423. 选举两个委员会的成员", *lines, "2846年10月11日", "第17次全体会议")
    assert [p.text for p in document.paragraphs] == ["".join(lines)]
    assert document.citations[-1].symbol == "A/RES/900/307"


def test_a_tables_rows_stand_apart_and_their_leading_dots_are_no_words():
    rows = [
        "阿富汗 ......................................... 0.006",
        "阿尔巴尼亚 . . . . . . . . . . . . . . . . . . . . . . . 0.008",
    ]
    document = read(
        *HEAD,
        *FILLED[:4],
        "1. 决定各会员国在今后三年期间的分摊比额表应如下，并由会费委员会在下一届会议",
        "上予以审查：",
        *rows,
        "2. 请秘书长提出报告。",
    )
    assert [p.text for p in document.paragraphs][3:5] == ["阿富汗 0.006", "阿尔巴尼亚 0.008"]
