"""Editors' work outlives the parser, the database and other editors; every step back is possible."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from resolutions.editing.corrections import Edit, Refusal, correct, undo
from resolutions.editing.history import restore, steps_of
from resolutions.editing.relations import set_relation
from resolutions.editing.review import decide, join_threads
from resolutions.editing.symbols import give_symbol, merge
from resolutions.ingest.agenda import Agenda
from resolutions.models import (
    AgendaThread,
    Citation,
    Correction,
    Document,
    Paragraph,
    Relation,
    ReviewItem,
    Subject,
    Text,
    ThreadSpelling,
)
from resolutions.parsing import parse_source
from tests.test_records import RECORD, ingest_records

from .texts import DRAFT, ENGLISH, RESOLUTION


@pytest.fixture
def rivers(ingest_text):
    ingest_text(RESOLUTION, "resolution.txt")
    return Document.objects.get(symbol="A/RES/901/40")


def run(*arguments):
    """(exit status, printed words) of a command."""
    out = io.StringIO()
    try:
        call_command(*arguments, stdout=out, stderr=out)
    except SystemExit as stop:
        return stop.code, out.getvalue()
    return 0, out.getvalue()


# --- a new parser -----------------------------------------------------------------------------------------------


def new_parser(monkeypatch, old, new):
    """From now on the parser reads other words."""
    from resolutions.editing import reading_again

    parse = reading_again.parse_source
    monkeypatch.setattr(
        reading_again, "parse_source", lambda data, name: parse(data.decode().replace(old, new).encode(), name)
    )


def test_reparse_keeps_corrections_and_follows_the_parser_elsewhere(rivers, monkeypatch):
    correct(rivers, [Edit("document", "title", "大河")])
    new_parser(monkeypatch, "第 38 次", "第 39 次")
    status, words = run("reparse", "901/40")
    assert (status, "updated 1" in words) == (0, True)
    rivers.refresh_from_db()
    assert (rivers.title, rivers.meeting) == ("大河", 39)
    assert "unchanged 1" in run("reparse")[1]


def test_reparse_lists_what_the_parser_reads_otherwise_beneath_a_correction(rivers, monkeypatch):
    correct(rivers, [Edit("document", "meeting", 40)])
    new_parser(monkeypatch, "第 38 次", "第 39 次")
    run("reparse", "--dry-run")
    assert not Correction.objects.open().exists()
    assert "1" in run("reparse", "A/RES/901/40")[1].splitlines()[-1]
    assert Correction.objects.open().get().found == 39


def test_a_text_that_can_not_be_read_again_stops_no_other(rivers, ingest_text, monkeypatch):
    ingest_text(RESOLUTION.replace("901/40", "901/41"), "other.txt")

    faults = [IndexError("of the program")]

    def fail_once(raw, name):
        if faults:
            raise faults.pop()
        return parse_source(raw, name)

    monkeypatch.setattr("resolutions.editing.reading_again.parse_source", fail_once)
    status, words = run("reparse")
    assert status == 1
    assert "failed 1" in words and "unchanged 1" in words


def test_what_a_csv_file_said_is_kept_when_its_text_is_read_again(ingest_text):
    ingest_text(DRAFT, "draft.txt", metadata={"draft.txt": {"title": "河流与船只", "symbol": "A/901/L.5"}})
    assert "unchanged 1" in run("reparse")[1]
    assert Document.objects.get(symbol="A/901/L.5").title == "河流与船只"


def test_reparse_refuses_what_is_not_held(rivers):
    with pytest.raises(CommandError, match="900/7"):
        call_command("reparse", "A/RES/900/7")


def test_corrections_of_what_the_official_record_says_outlive_a_newer_record(rivers, tmp_path):
    ingest_records(tmp_path, RECORD)
    correct(rivers, [Edit("document", "in_favour", 3), Edit("additional", "code", "MDV", language="un", position=1)])
    ingest_records(tmp_path, RECORD | {"SDGs": ["6", "14"], "additional_sponsors": ["Cyprus, Kenya, Malta"]})
    rivers.refresh_from_db()
    assert (rivers.in_favour, rivers.sdgs) == (3, [6, 14])
    assert list(rivers.sponsorships.filter(additional=True).values_list("state", flat=True)) == ["CYP", "KEN", "MDV"]
    assert not Correction.objects.open().exists()
    ingest_records(tmp_path, RECORD | {"MS_in_favour_count": "9"})
    assert Correction.objects.open().get().found == 9
    for correction in Correction.objects.all():
        undo(correction)
    rivers.refresh_from_db()
    assert rivers.in_favour == 9
    assert list(rivers.sponsorships.filter(additional=True).values_list("state", flat=True)) == ["KEN", "MLT"]


# --- a fresh database -------------------------------------------------------------------------------------------


def forget_everything():
    ReviewItem.objects.all().delete()
    Correction.objects.all().delete()
    Citation.objects.all().delete()
    for text in Text.objects.select_related("source"):
        text.delete()
        text.source.delete()
    Document.objects.all().delete()
    AgendaThread.objects.filter(items=None).delete()


def test_corrections_are_carried_to_a_fresh_database(rivers, ingest_text, tmp_path):
    ingest_text(DRAFT, "draft.txt")
    draft = Document.objects.get(symbol=None)
    give_symbol(draft, "A/901/L.5", reason="印在封面上")
    correct(draft, [Edit("sponsor", "code", "MDV", language="zh", position=1)])
    correct(rivers, [Edit("document", "title", "大河")])
    position = Paragraph.objects.get(words__startswith="促请").position
    correct(rivers, [Edit("paragraph", "text", "促请全体会员国；", language="zh", position=position)])
    decide(ReviewItem.objects.open().filter(document=rivers), "ignored", reason="已核对")
    file = tmp_path / "corrections.json"
    run("corrections", "export", str(file))
    forget_everything()
    ingest_text(RESOLUTION, "resolution.txt")
    ingest_text(DRAFT, "draft.txt")
    status, words = run("corrections", "import", str(file))
    assert (status, "imported 4" in words) == (0, True), words
    assert Document.objects.get(symbol="A/901/L.5").sponsorships.get(position=1).state_id == "MDV"
    assert Document.objects.get(symbol="A/RES/901/40").title == "大河"
    assert Paragraph.objects.get(anchor="op2").words == "促请全体会员国；"
    assert "known 4" in run("corrections", "import", str(file))[1]
    exported = json.loads(run("corrections", "export")[1])
    assert {c["value"] for c in exported["corrections"]} == {"A/901/L.5", "MDV", "大河", "促请全体会员国；"}


def test_corrections_of_a_document_that_is_not_held_yet_wait_for_its_text(rivers, ingest_text, tmp_path):
    position = Paragraph.objects.get(words__startswith="促请").position
    correct(rivers, [Edit("paragraph", "text", "促请全体会员国；", language="zh", position=position)])
    file = tmp_path / "corrections.json"
    run("corrections", "export", str(file))
    forget_everything()
    assert run("corrections", "import", str(file))[0] == 0
    assert Correction.objects.get().state == "unmatched"
    ingest_text(RESOLUTION)
    assert Correction.objects.get().state == "in_force"
    assert Paragraph.objects.get(anchor="op2").words == "促请全体会员国；"


@pytest.mark.parametrize("words", ["", "{", "[]", '{"format": 9}', '{"format": 1, "corrections": 7}', "\x00"])
def test_what_is_no_export_is_refused_with_a_reason(db, tmp_path, words):
    file = tmp_path / "x.json"
    file.write_text(words)
    with pytest.raises(CommandError, match=r"x\.json"):
        call_command("corrections", "import", str(file))


def test_an_incomplete_entry_stops_no_other(rivers, tmp_path):
    correct(rivers, [Edit("document", "title", "大河")])
    data = json.loads(run("corrections", "export")[1])
    undo(Correction.objects.get())
    good = data["corrections"][0]
    bad = [{"subject": "x"}, {"field": "session", "value": "x"}, {"subject": "paragraph", "field": "text", "place": {}}]
    data["corrections"] = [{}, 7, *(good | part for part in bad), good]
    file = tmp_path / "x.json"
    file.write_text(json.dumps(data))
    status, words = run("corrections", "import", str(file))
    assert (status, "imported 1" in words, "refused 5" in words) == (1, True, True), words
    rivers.refresh_from_db()
    assert rivers.title == "大河"


# --- history ----------------------------------------------------------------------------------------------------


def test_history_tells_who_changed_what_and_leads_back(rivers, django_user_model):
    anna = django_user_model.objects.create_user("anna")
    correct(rivers, [Edit("document", "title", "大河")], anna, "原文如此")
    first = steps_of(rivers)[0].at
    correct(rivers, [Edit("document", "title", "长河")], anna)
    undo(Correction.objects.get())
    told = [step for step in steps_of(rivers) if step.restorable]
    assert [step.values[0][1:] for step in told] == [("长河", "河流"), ("大河", "长河"), ("河流", "大河")]
    assert (told[-1].who, told[-1].reason) == ("anna", "原文如此")
    moment = next(step.at for step in told if step.values[0][2] == "大河")
    assert moment <= first
    assert restore(rivers, moment) == 1
    rivers.refresh_from_db()
    assert rivers.title == "大河"


def test_a_symbol_is_restored_with_its_address(rivers, ingest_text, client):
    ingest_text(DRAFT, "draft.txt")
    draft = Document.objects.get(symbol=None)
    correct(draft, [Edit("document", "meeting", 7)])
    before = Correction.history.latest("history_date").history_date
    give_symbol(draft, "A/901/L.5")
    restore(draft, before)
    draft.refresh_from_db()
    assert (draft.symbol, draft.meeting) == (None, 7)
    assert client.get("/documents/A/901/L.5/").status_code == 200


def test_what_ingest_changed_is_told_too(rivers, ingest_text):
    ingest_text(RESOLUTION.replace("第 38 次", "第 39 次"), "resolution.txt")
    assert any((old, new) == (38, 39) for step in steps_of(rivers) for _name, old, new in step.values)
    steps = len(steps_of(rivers))
    ingest_text(RESOLUTION.replace("第 38 次", "第 39 次").replace("还", ""), "resolution.txt")
    assert len(steps_of(rivers)) == steps


# --- decisions --------------------------------------------------------------------------------------------------


def test_nothing_is_ignored_without_a_reason(rivers, ingest_text):
    ingest_text(DRAFT, "draft.txt")
    with pytest.raises(Refusal):
        decide(ReviewItem.objects.open(), "ignored")
    assert decide(ReviewItem.objects.open(), "ignored", reason="虚构的国家") == ReviewItem.objects.count()


def test_titles_that_look_alike_are_listed_and_joined_for_good(rivers, ingest_text, client):
    other = RESOLUTION.replace("901/40", "901/44").replace(
        "议程项目 12\n\n河流", "议程项目 12\n\n保护全世界大河流域的生态环境"
    )
    ingest_text(other, "one.txt")
    ingest_text(other.replace("901/44", "901/45").replace("生态环境", "生态和环境"), "two.txt")
    item = ReviewItem.objects.get(kind="agenda")
    old, kept = item.thread, AgendaThread.objects.get(pk=int(item.where))
    slug = old.slug
    join_threads(old, kept)
    assert kept.items.get().documents.count() == 2
    assert client.get(f"/agenda/{slug}/").url == kept.get_absolute_url()
    assert Agenda().thread("保护全世界大河流域的生态和环境", "zh") == kept
    assert ThreadSpelling.objects.count() == 1
    assert not ReviewItem.objects.filter(kind="agenda").exists()


def test_a_page_that_is_only_cited_goes_back_to_what_its_symbol_tells(rivers):
    cited = Document.objects.get(symbol="A/RES/900/8")
    start = rivers.history.latest().history_date
    correct(cited, [Edit("document", "body", "S"), Edit("document", "session", 7), Edit("document", "title", "山岳")])
    restore(cited, start)
    cited.refresh_from_db()
    assert (cited.body, cited.session, cited.title) == ("A", 900, "")


# --- relations, threads and subjects that editors set -----------------------------------------------------------


@pytest.fixture
def lakes(rivers, ingest_text):
    """An earlier text that nothing but an editor's word makes the one before `rivers`."""
    ingest_text(RESOLUTION.replace("901/40", "900/50").replace("河流", "湖泊"), "lakes.txt")
    return Document.objects.get(symbol="A/RES/900/50")


def set_previous(document, related):
    set_relation(Relation(document=document, kind="previous", related=related))


def test_a_relation_that_an_editor_set_is_told_and_restored(rivers, lakes):
    before = timezone.now()
    set_previous(rivers, lakes)
    step = next(step for step in steps_of(rivers) if "A/RES/900/50" in str(step.values))
    assert restore(rivers, before) == 1
    assert not rivers.relations.exists()
    assert restore(rivers, step.at) == 1
    assert rivers.relations.get().related == lakes


def test_a_relation_moves_with_a_join_and_comes_back_when_it_is_undone(rivers, lakes, ingest_text):
    ingest_text(ENGLISH.replace("901/40", "901/42"), "english.txt")
    english = Document.objects.get(symbol="A/RES/901/42")
    set_previous(english, lakes)
    merge(rivers, english)
    assert rivers.relations.get().related == lakes
    undo(Correction.objects.get(field="address"))
    assert Document.objects.get(symbol="A/RES/901/42").relations.get().related == lakes
    assert not rivers.relations.filter(by_editor=True).exists()


def test_a_join_that_would_lose_a_relation_is_refused(rivers, lakes, ingest_text):
    ingest_text(ENGLISH.replace("901/40", "901/42"), "english.txt")
    english = Document.objects.get(symbol="A/RES/901/42")
    set_previous(rivers, english)
    with pytest.raises(Refusal):
        merge(rivers, english)
    set_previous(rivers, lakes)
    set_previous(english, None)
    with pytest.raises(Refusal):
        merge(rivers, english)
    assert Document.objects.filter(pk=english.pk).exists()


def test_relations_threads_and_subjects_are_carried_to_a_fresh_database(rivers, lakes, tmp_path, django_user_model):
    set_previous(rivers, lakes)
    thread = rivers.agenda_items.get().thread
    thread.title, thread.title_en = "大河", "Great rivers"
    thread._history_user = django_user_model.objects.create_user("editor")
    thread.save()
    Subject.objects.create(heading="RIVER FERRIES", heading_zh="渡船")
    file = tmp_path / "corrections.json"
    run("corrections", "export", str(file))
    Relation.objects.all().delete()
    thread.title = "河流"
    thread.save()
    Subject.objects.update(heading_zh="")
    status, words = run("corrections", "import", str(file))
    assert (status, "imported 3" in words) == (0, True), words
    assert Relation.objects.get(by_editor=True).related == lakes
    assert rivers.agenda_items.get().thread.title == "大河"
    assert Subject.objects.get(heading="RIVER FERRIES").heading_zh == "渡船"
    assert "known 3" in run("corrections", "import", str(file))[1]
