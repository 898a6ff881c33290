"""What an editor corrected stands everywhere and stays, whatever is read again beneath it."""

import pytest

from resolutions.editing.corrections import Edit, correct, keep, undo
from resolutions.models import Citation, Correction, Document, Paragraph, ReviewItem, Sponsorship, Text
from tests.test_records import RECORD, ingest_records

from .texts import DRAFT, ENGLISH, RESOLUTION


@pytest.fixture
def rivers(ingest_text):
    """The resolution on rivers, held."""
    ingest_text(RESOLUTION)
    return Document.objects.get(symbol="A/RES/901/40")


def edit(document, subject, field, value, position=None, action="change"):
    language = "" if subject == "document" else "zh"
    return correct(document, [Edit(subject, field, value, action, language, position)])


def position_of(document, words):
    return Paragraph.objects.get(text__document=document, words__contains=words).position


def citation_position(document, symbol):
    return Citation.objects.get(text__document=document, target__symbol=symbol).position


def test_a_corrected_title_stands_on_the_page_in_lists_and_in_json(rivers, client):
    edit(rivers, "document", "title", "大河")
    assert "大河" in client.get("/documents/A/RES/901/40/").content.decode()
    assert client.get("/documents/?q=大河&format=json").json()["count"] == 1
    assert client.get("/documents/A/RES/901/40/?format=json").json()["title"] == "大河"


def test_corrected_values_stand_in_every_list_and_comparison(rivers, ingest_text, client):
    ingest_text(DRAFT, "draft.txt")
    edit(Document.objects.get(symbol=None), "sponsor", "code", "MDV", 1)
    edit(rivers, "document", "date", "2845-11-19")
    edit(rivers, "agenda_item", "title", "水域", 0)
    edit(rivers, "citation", "symbol", "A/RES/900/9", citation_position(rivers, "A/RES/900/8"))
    edit(rivers, "paragraph", "text", "请秘书长向大会第九百零五届会议提交报告；", position_of(rivers, "请秘书长"))

    def data(address):
        return client.get(address + ("&" if "?" in address else "?") + "format=json").json()

    assert data("/documents/?sponsor=MDV")["count"] == 1
    assert data("/documents/?year=2845")["count"] == 1
    assert "水域" in client.get("/agenda/").content.decode()
    assert "A/RES/901/40" in client.get("/documents/A/RES/900/9/").content.decode()
    assert "A/RES/901/40" not in client.get("/documents/A/RES/900/8/").content.decode()
    assert "第九百零五届" in client.get("/requests/?session=905").content.decode()
    assert "第九百零五届" in client.get("/compare/?a=A/RES/901/40&b=A/RES/901/40").content.decode()


def test_every_correction_outlives_changed_bytes_of_the_text(rivers, ingest_text):
    edit(rivers, "document", "date", "2846-11-19")
    edit(rivers, "agenda_item", "number", "13", 0)
    edit(rivers, "paragraph", "text", "促请全体会员国保护河流及其沿岸的居民；", position_of(rivers, "促请"))
    edit(rivers, "citation", "symbol", "A/RES/899/7", citation_position(rivers, "A/RES/900/7"))
    changed = RESOLUTION.replace("1. 请秘书长", "1. 又请秘书长").replace("3. 决定", "3. 还决定")
    assert ingest_text(changed).files[0].result == "updated"
    rivers.refresh_from_db()
    assert str(rivers.date) == "2846-11-19"
    assert rivers.agenda_items.get().number == "13"
    assert Paragraph.objects.get(text__document=rivers, anchor="op2").words.startswith("促请全体")
    assert Paragraph.objects.get(text__document=rivers, anchor="op1").words.startswith("又请")
    assert Citation.objects.filter(text__document=rivers, target__symbol="A/RES/899/7").exists()
    assert not Correction.objects.open().exists()


def test_undo_brings_back_what_the_parser_reads(rivers):
    before = list(Paragraph.objects.values_list("pk", "words", "anchor")), rivers.texts.get().record
    edit(rivers, "document", "title", "大河")
    edit(rivers, "paragraph", "text", "请秘书长报告；", position_of(rivers, "请秘书长"))
    edit(rivers, "citation", "", None, citation_position(rivers, "A/RES/900/7"), "drop")
    for correction in Correction.objects.all():
        undo(correction)
    rivers.refresh_from_db()
    assert rivers.title == "河流"
    assert (list(Paragraph.objects.values_list("pk", "words", "anchor")), rivers.texts.get().record) == before
    assert rivers.texts.get().parsed is None
    assert Citation.objects.filter(target__symbol="A/RES/900/7").exists()


def test_a_corrected_paragraph_that_moved_is_found_by_its_words(rivers, ingest_text):
    edit(rivers, "paragraph", "text", "促请全体会员国保护河流；", position_of(rivers, "促请"))
    moved = RESOLUTION.replace("1. 请秘书长", "1. 欢迎渔民的贡献；\n\n2. 请秘书长").replace("2. 促请", "3. 促请")
    ingest_text(moved.replace("3. 决定", "4. 决定"))
    assert Paragraph.objects.get(text__document=rivers, anchor="op3").words == "促请全体会员国保护河流；"
    assert "秘书长" in Paragraph.objects.get(text__document=rivers, anchor="op2").words
    assert not Correction.objects.open().exists()


def test_other_words_beneath_a_correction_are_listed_with_both(rivers, ingest_text):
    edit(rivers, "paragraph", "text", "促请全体会员国保护河流；", position_of(rivers, "促请"))
    ingest_text(RESOLUTION.replace("沿岸的居民", "沿岸的全部居民"))
    correction = Correction.objects.open().get()
    assert correction.state == "conflict"
    assert correction.found == "促请会员国保护河流及其沿岸的全部居民；"
    assert ReviewItem.objects.open().get(kind="conflict").correction == correction
    assert Paragraph.objects.get(anchor="op2").words == "促请全体会员国保护河流；"
    keep(correction)
    assert not ReviewItem.objects.open().exists()
    correction.refresh_from_db()
    undo(correction)
    assert Paragraph.objects.get(anchor="op2").words == "促请会员国保护河流及其沿岸的全部居民；"


def test_a_paragraph_that_is_gone_leaves_its_correction_listed(rivers, ingest_text):
    edit(rivers, "paragraph", "text", "促请全体会员国保护河流；", position_of(rivers, "促请"))
    gone = RESOLUTION.replace("2. 促请会员国保护河流及其沿岸的居民；\n\n3. ", "2. ")
    ingest_text(gone)
    assert Correction.objects.get().state == "unmatched"
    assert ReviewItem.objects.open().get().kind == "unmatched"
    assert "促请" not in "".join(Paragraph.objects.values_list("words", flat=True))
    ingest_text(RESOLUTION)
    assert Correction.objects.get().state == "in_force"
    assert Paragraph.objects.get(anchor="op2").words.startswith("促请全体")


def test_a_row_nobody_touched_follows_the_parser(rivers, ingest_text):
    edit(rivers, "document", "title", "大河")
    ingest_text(RESOLUTION.replace("第 38 次", "第 39 次"))
    rivers.refresh_from_db()
    assert (rivers.title, rivers.meeting) == ("大河", 39)


def test_a_parser_that_reads_the_corrected_value_agrees(rivers, ingest_text):
    edit(rivers, "document", "meeting", 39)
    ingest_text(RESOLUTION.replace("第 38 次", "第 39 次"))
    assert not Correction.objects.open().exists()


def test_corrected_words_are_searched_for_citations(rivers):
    position = position_of(rivers, "山岳")
    edit(rivers, "paragraph", "text", "又回顾其关于山岳的第 900/9 号决议，", position)
    cited = set(Citation.objects.filter(paragraph__position=position).values_list("target__symbol", flat=True))
    assert cited == {"A/RES/900/9"}


def test_a_citation_is_added_changed_and_dropped(rivers, ingest_text, client):
    position = position_of(rivers, "促请") + 1
    added = {"text": "河流及其沿岸", "start": 8, "symbol": "A/RES/888/1", "pinpoint": None, "date": None}
    correct(rivers, [Edit("citation", "", added, "add", "zh", position)])
    ingest_text(RESOLUTION.replace("1. 请秘书长", "1. 又请秘书长"))
    citation = Citation.objects.get(target__symbol="A/RES/888/1")
    assert (citation.paragraph.anchor, citation.words) == ("op2", "河流及其沿岸")
    assert "901/40" in client.get("/documents/A/RES/888/1/").content.decode()
    edit(rivers, "citation", "symbol", "A/RES/888/2", citation.position)
    assert Citation.objects.filter(target__symbol="A/RES/888/2").exists()
    assert Correction.objects.count() == 1
    edit(rivers, "citation", "", None, citation.position, "drop")
    assert not Correction.objects.exists()


def test_a_dropped_citation_stays_away(rivers, ingest_text):
    edit(rivers, "citation", "", None, citation_position(rivers, "A/RES/900/8"), "drop")
    ingest_text(RESOLUTION.replace("1. 请秘书长", "1. 又请秘书长"))
    assert not Citation.objects.filter(target__symbol="A/RES/900/8").exists()


def test_a_sponsors_state_is_put_right_and_its_warning_goes(ingest_text):
    ingest_text(DRAFT)
    draft = Document.objects.held().get()
    assert ReviewItem.objects.open().get(kind="sponsor")
    edit(draft, "sponsor", "code", "MDV", 1)
    assert list(Sponsorship.objects.values_list("state", flat=True)) == ["FJI", "MDV", "NRU"]
    assert not ReviewItem.objects.open().exists()
    ingest_text(DRAFT.replace("决定继续", "又决定继续"))
    assert list(Sponsorship.objects.values_list("state", flat=True)) == ["FJI", "MDV", "NRU"]


def test_sponsors_are_added_and_dropped(ingest_text):
    ingest_text(DRAFT)
    draft = Document.objects.held().get()
    edit(draft, "sponsor", "", None, 1, "drop")
    edit(draft, "sponsor", "", {"name": "马耳他", "code": "MLT"}, None, "add")
    ingest_text(DRAFT.replace("决定继续", "又决定继续"))
    assert list(Sponsorship.objects.values_list("name", flat=True)) == ["斐济", "瑙鲁", "马耳他"]
    edit(draft, "sponsor", "name", "瑙鲁共和国", 1)
    assert Sponsorship.objects.get(position=1).name == "瑙鲁共和国"


def test_what_is_corrected_in_one_language_does_not_come_back_from_another(rivers, ingest_text):
    ingest_text(ENGLISH, "english.txt")
    edit(rivers, "agenda_item", "number", "13", 0)
    assert [item.number for item in rivers.agenda_items.all()] == ["13"]
    assert rivers.agenda_items.get().thread.title == "河流"
    ingest_text(ENGLISH.replace("remain", "stay"), "english.txt")
    assert [item.number for item in rivers.agenda_items.all()] == ["13"]


def test_dropped_sponsors_do_not_come_back_from_the_official_record(ingest_text, tmp_path):
    ingest_text(DRAFT, "draft.txt", symbol="A/901/L.5")
    draft = Document.objects.get(symbol="A/901/L.5")
    ingest_records(tmp_path, RECORD | {"symbol": "A/901/L.5"})
    for _sponsor in range(3):
        edit(draft, "sponsor", "", None, 0, "drop")
    assert not draft.sponsorships.filter(additional=False).exists()


def test_a_correction_of_the_record_is_listed_when_a_text_states_the_sponsors_itself(ingest_text, tmp_path):
    ingest_text(DRAFT.replace("斐济、鲁里坦尼亚和瑙鲁：", ""), "draft.txt", symbol="A/901/L.5")
    draft = Document.objects.get(symbol="A/901/L.5")
    ingest_records(tmp_path, RECORD | {"symbol": "A/901/L.5"})
    correct(draft, [Edit("sponsor", "code", "MDV", language="un", position=0)])
    assert draft.sponsorships.get(position=0).state_id == "MDV"
    ingest_text(DRAFT, "draft.txt", symbol="A/901/L.5")
    assert draft.sponsorships.get(position=0).state_id == "FJI"
    assert Correction.objects.open().get().state == "unmatched"


def test_a_paragraphs_number_gives_it_its_address(rivers):
    edit(rivers, "paragraph", "number", "4", position_of(rivers, "决定"))
    assert Paragraph.objects.get(words__contains="决定").anchor == "op4"
    assert ReviewItem.objects.open().get().code == "numbering-gap"


def test_a_corrected_text_in_one_language_leaves_the_other_alone(rivers, ingest_text):
    ingest_text(ENGLISH, "english.txt")
    edit(rivers, "paragraph", "text", "促请全体会员国；", position_of(rivers, "促请"))
    english = Text.objects.get(document=rivers, language="en")
    assert english.paragraphs.filter(words__contains="Requests").exists()
    assert english.parsed is None


def test_a_decision_about_a_review_item_stays_when_the_text_comes_again(ingest_text):
    ingest_text(DRAFT)
    ReviewItem.objects.update(state="ignored")
    ingest_text(DRAFT.replace("决定继续", "又决定继续"))
    assert not ReviewItem.objects.open().exists()


def test_a_document_that_is_only_cited_can_be_corrected_and_keeps_it_when_its_text_comes(rivers, ingest_text):
    cited = Document.objects.get(symbol="A/RES/900/8")
    edit(cited, "document", "title", "山岳")
    ingest_text(RESOLUTION.replace("901/40", "900/8").replace("901/40. 河流", "900/8. 群山"), "mountains.txt")
    cited.refresh_from_db()
    assert (cited.held, cited.title) == (True, "山岳")
    assert Correction.objects.get(document=cited).state == "conflict"


def test_a_citations_target_put_right_and_undone_moves_no_document(rivers):
    edit(rivers, "citation", "symbol", "A/RES/899/7", citation_position(rivers, "A/RES/900/7"))
    undo(Correction.objects.get())
    rivers.refresh_from_db()
    assert rivers.symbol == "A/RES/901/40"
    assert Citation.objects.filter(target__symbol="A/RES/900/7").exists()
