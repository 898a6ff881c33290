"""What editors said, and what stood under other addresses, when texts come again, or together."""

import pytest

from resolutions.editing.corrections import Edit, correct
from resolutions.ingest.run import ingest
from resolutions.models import AgendaThread, Document, Text
from tests.test_ingest import DRAFT, MASTHEAD, TEXT

pytestmark = pytest.mark.django_db(transaction=True)
AGAIN = ("决定继续", "又决定继续")


@pytest.mark.parametrize("text", [DRAFT, DRAFT.replace(*AGAIN)])
def test_corrections_of_a_text_without_a_symbol_go_with_it_to_its_symbols_document(ingest_text, text):
    ingest_text(DRAFT, "draft.txt")
    correct(Document.objects.get(symbol=None), [Edit("document", "title", "甲"), Edit("document", "meeting", 12)])
    ingest_text(text, "draft.txt", symbol="A/901/L.5")
    document = Document.objects.get(symbol="A/901/L.5")
    assert (document.title, document.meeting, document.corrections.count()) == ("甲", 12, 2)


@pytest.mark.parametrize("text", [DRAFT, DRAFT.replace(*AGAIN)])
def test_of_two_corrections_of_one_fact_the_newer_is_in_force_where_documents_join(ingest_text, text):
    ingest_text(TEXT)
    ingest_text(DRAFT, "draft.txt")
    correct(Document.objects.get(symbol="A/901/L.5"), [Edit("document", "meeting", 7)])
    correct(Document.objects.get(symbol=None), [Edit("document", "meeting", 12)])
    ingest_text(text, "draft.txt", symbol="A/901/L.5")
    document = Document.objects.get(symbol="A/901/L.5")
    assert (document.meeting, list(document.corrections.values_list("value", flat=True))) == (12, [12])


def test_two_halves_and_a_text_that_cites_the_joint_document_lose_no_text_in_one_run(tmp_path):
    (tmp_path / "a.txt").write_text(MASTHEAD.format("S/2846/898") + DRAFT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(MASTHEAD.format("A/901/345") + DRAFT.replace("斐济", "法国"), encoding="utf-8")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    assert [file.result for file in ingest([str(tmp_path)]).files] == ["added"] * 3
    assert Text.objects.count() == 3


def test_a_half_that_comes_again_beside_a_text_that_cites_the_joint_document_is_a_text_of_that_one(tmp_path):
    (tmp_path / "a.txt").write_text(MASTHEAD.format("S/2846/898") + DRAFT, encoding="utf-8")
    ingest([str(tmp_path)])
    correct(Document.objects.get(symbol="S/2846/898"), [Edit("document", "meeting", 7)])
    (tmp_path / "a.txt").write_text(MASTHEAD.format("S/2846/898") + DRAFT.replace(*AGAIN), encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    ingest([str(tmp_path)])
    joint = Document.objects.at("S/2846/898")
    assert (joint.symbol, joint.meeting, joint.texts.count()) == ("A/901/345-S/2846/898", 7, 1)


def test_a_joint_documents_text_may_cite_a_half_that_was_cited_before(ingest_text):
    ingest_text(TEXT.replace("900/7", "900/9").replace("A/901/345-S/2846/898", "A/901/345"))
    joint = MASTHEAD.format("A/901/345-S/2846/898") + DRAFT.replace("决定继续", "又回顾A/901/345号文件，决定继续")
    assert ingest_text(joint, "joint.txt").files[0].result == "added"
    assert Document.objects.at("A/901/345").symbol == "A/901/345-S/2846/898"


def test_agenda_titles_that_begin_alike_have_addresses_of_their_own(tmp_path):
    long = "关于甲河乙河丙河丁河沿岸各国在两千八百四十六年期间为修缮渡口疏浚航道培训船工登记渡船以及其他相关目的而采取的各项措施和所需经费以及今后三年期间的各项计划和进一步改善渡口安全状况的办法问题"
    for n, ending in enumerate(("的报告", "经费的筹措")):
        text = (
            f"第九百零一届会议\n\n议程项目{7 + n}\n\n{long}{ending}\n\n901/{60 + n}. 渡口\n\n大会，\n\n1. 决定处理。\n"
        )
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    assert [file.result for file in ingest([str(tmp_path)]).files] == ["added"] * 2
    first, second = AgendaThread.objects.order_by("pk")
    assert second.slug == f"{first.slug}-2"


def test_a_chinese_title_joins_the_english_one_of_its_item_whatever_is_stored_with_it(tmp_path):
    for name, head, folder in (
        (
            "en",
            "Seventy-ninth session\n\nAgenda item 5\n\nFords\n\n79/1. Fords\n\nThe General Assembly,\n\n1. Decides.\n",
            "a",
        ),
        ("1", "第七十九届会议\n\n议程项目5\n\n渡口\n\n79/1. 渡口\n\n大会，\n\n1. 决定处理。\n", "b"),
        ("2", "第七十八届会议\n\n议程项目6\n\n渡口\n\n78/2. 渡口\n\n大会，\n\n1. 决定处理。\n", "b"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.txt").write_text(head, encoding="utf-8")
    for folder in "ab":
        ingest([str(tmp_path / folder)])
    thread = AgendaThread.objects.get()
    assert (thread.title, thread.title_en, thread.items.count()) == ("渡口", "Fords", 2)


def test_what_a_sample_cites_when_it_comes_again_is_a_sample_too(ingest_text):
    ingest_text(TEXT, sample=True)
    ingest_text(TEXT.replace("900/7", "900/8"))
    assert set(Document.objects.filter(symbol__in=["A/RES/900/7", "A/RES/900/8"]).values_list("sample", flat=True)) == {
        True
    }


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("继续审议", "再次审议")])
def test_no_document_comes_to_exist_of_what_an_editor_said_is_not_cited(ingest_text, text):
    ingest_text(TEXT)
    document = Document.objects.get(symbol="A/RES/901/40")
    cited = [citation["symbol"] for citation in document.texts.get().record["citations"]].index("A/RES/900/7")
    correct(document, [Edit("citation", "symbol", "A/RES/900/9", language="zh", position=cited)])
    Document.objects.filter(held=False, mentions__isnull=True).delete()
    ingest_text(text)
    assert not Document.objects.filter(held=False, mentions__isnull=True).exists()
